package com.crovver.processor;

import java.util.List;

/**
 * A program in {@code bad/} that makes one mistake, and what it is told.
 *
 * @param file its name, without directory and extension
 * @param line a part of the line that the message points to, which is on no other line before
 * @param column what begins at the column that the message points to
 * @param text a part of the message
 */
record WrongProgram(Violation violation, String file, String line, String column, String text) {

    /** A catalogue for the programs with keys that are not in it. */
    static final String CATALOGUE = "src/test/resources/catalogue.json";

    /** At least one for each message, except those that no program provokes by itself. */
    static final List<WrongProgram> ALL = List.of(
            new WrongProgram(
                    Violation.KEY_BLANK,
                    "BlankFeature",
                    "@Feature(\"\")",
                    "\"\")",
                    "@Feature(value) is blank; write the key as the plans at Crovver spell it, for example"
                            + " \"advanced_analytics\""),
            new WrongProgram(
                    Violation.KEY_BLANK,
                    "BlankPool",
                    "pool = \"  \"",
                    "\"  \"",
                    "@ConsumesCredits(pool) is blank; write the key as the plans at Crovver spell it, for example"
                            + " \"ai_generations\""),
            new WrongProgram(
                    Violation.AMOUNT_TOO_SMALL,
                    "ZeroCredits",
                    "amount = 0",
                    "0",
                    "@ConsumesCredits(amount) must be at least 1, was 0; remove the annotation to charge nothing"),
            new WrongProgram(
                    Violation.KEY_PADDED,
                    "PaddedKey",
                    "@Feature(",
                    "\"analytics",
                    "@Feature(value) is \"analytics\\u00a0\", with white space around it, which no key at Crovver"
                            + " has; write \"analytics\""),
            new WrongProgram(
                    Violation.KEY_SPACED,
                    "SpacedKey",
                    "@Feature(",
                    "\"advanced",
                    "@Feature(value) is \"advanced\\u00a0analytics\", which has U+00A0 in it: it looks like a space, but"
                            + " is another character; write \"advanced analytics\""),
            new WrongProgram(
                    Violation.KEY_INVISIBLE,
                    "InvisibleCharacter",
                    "@Feature(",
                    "\"advanced",
                    "@Feature(value) is \"advanced\\u200b_analytics\", which has the invisible character U+200B in"
                            + " it; write \"advanced_analytics\""),
            new WrongProgram(
                    Violation.PRODUCT_BLANK,
                    "BlankProduct",
                    "product = \" \"",
                    "\" \"",
                    "@Feature(product) is \" \", which names no product; write the product's slug, or leave product"
                            + " out for the newest live subscription"),
            new WrongProgram(
                    Violation.AMOUNT_TOO_LARGE,
                    "HugeAmount",
                    "amount = 2_000_000_000",
                    "2_000",
                    "@ConsumesCredits(amount) must be at most 1000000000, was 2000000000; if a run really costs that much, let the pool count in larger units"),
            new WrongProgram(
                    Violation.AMOUNT_AND_COST,
                    "AmountAndCost",
                    "amount = 5",
                    "5",
                    "@ConsumesCredits has both amount = 5 and cost = PerPage.class, and only one of them can tell what a run costs; remove amount to have it computed, or cost to have it fixed"),
            new WrongProgram(
                    Violation.COST_NOT_PUBLIC,
                    "CostNotPublic",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but is not public, so that the kit cannot create it; make it public"),
            new WrongProgram(
                    Violation.COST_ABSTRACT,
                    "CostAbstract",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but is abstract, so that nobody can create it; name a class that is not abstract and implements com.crovver.annotation.Cost"),
            new WrongProgram(
                    Violation.COST_ABSTRACT,
                    "CostInterface",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but is an interface, so"),
            new WrongProgram(
                    Violation.COST_INNER,
                    "CostInner",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but is an inner class, which the kit cannot create without an object of CostInner; make it static"),
            new WrongProgram(
                    Violation.COST_WITHOUT_CONSTRUCTOR,
                    "CostConstructor",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but has no public constructor without parameters for the kit to create it with; add one"),
            new WrongProgram(
                    Violation.COST_WITHOUT_CONSTRUCTOR,
                    "CostEnum",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but has no public constructor"),
            new WrongProgram(
                    Violation.COST_OUT_OF_REACH,
                    "CostOutOfReach",
                    "cost =",
                    ".class)",
                    "PerPage computes costs, but is nested in Costs, which the generated guard of CostOutOfReach cannot name since it is private; move the class to where it can be named, such as a file of its own"),
            new WrongProgram(
                    Violation.NOT_A_HANDLER,
                    "NotAHandler",
                    "@Feature(",
                    "@",
                    "NotAHandler is neither a servlet nor a JAX-RS resource, so nothing would enforce its"
                            + " annotations; extend jakarta.servlet.http.HttpServlet, or give a method an"
                            + " annotation such as @GET, or move the annotations to the class that answers the"
                            + " requests"),
            new WrongProgram(
                    Violation.NOT_A_HANDLER,
                    "ComposedAnnotation",
                    "@Feature(",
                    "@",
                    "Paid is neither a servlet nor a JAX-RS resource, so nothing would enforce its annotations"),
            new WrongProgram(
                    Violation.NEVER_CALLED,
                    "PrivateMethod",
                    "@Feature(",
                    "@",
                    "PrivateMethod.doStatistics is private, and no container calls such a method; move the"
                            + " annotation to the operation that calls it, or to the class"),
            new WrongProgram(
                    Violation.NEVER_CALLED,
                    "StaticMethod",
                    "@Feature(",
                    "@",
                    "StaticMethod.show is static, and no container calls such a method"),
            new WrongProgram(
                    Violation.NEVER_CALLED,
                    "PrivateMethodOfInterface",
                    "@Feature(",
                    "@",
                    "PrivateMethodOfInterface.statistics is private, and no container calls such a method"),
            new WrongProgram(
                    Violation.NEVER_CALLED,
                    "StaticMethodOfAbstractClass",
                    "@Feature(",
                    "@",
                    "StaticMethodOfAbstractClass.statistics is static, and no container calls such a method"),
            new WrongProgram(
                    Violation.WRONG_PARAMETERS,
                    "WrongParameters",
                    "@ConsumesCredits(",
                    "@",
                    "WrongParameters.doPost(HttpServletRequest, HttpServletResponse, String) is not the doPost that"
                            + " a container calls; give it the parameters (HttpServletRequest,"
                            + " HttpServletResponse), or move the annotation to an operation that has them"),
            new WrongProgram(
                    Violation.NOT_A_SERVLET_OPERATION,
                    "HelperMethod",
                    "@Feature(",
                    "@",
                    "HelperMethod.export is no operation of a servlet, those are doGet, doHead, doPost, doPut,"
                            + " doPatch, doDelete, doOptions, doTrace, service; move the annotation to the"
                            + " operation that calls it, or to the class"),
            new WrongProgram(
                    Violation.NOT_A_SERVLET_OPERATION,
                    "InheritedExport",
                    "class Exports",
                    "class",
                    "Exporting.export is no operation of a servlet, those are doGet"),
            new WrongProgram(
                    Violation.LIFECYCLE_METHOD,
                    "LifecycleMethod",
                    "@Feature(",
                    "@",
                    "LifecycleMethod.init runs when the container starts or stops the handler, on behalf of no"
                            + " caller; move the annotation to an operation, or to the class"),
            new WrongProgram(
                    Violation.NO_HTTP_METHOD,
                    "NoHttpMethod",
                    "@Feature(",
                    "@",
                    "NoHttpMethod.render answers no requests, since neither it nor a method that it overrides has"
                            + " an annotation for an HTTP method that applies; add one, such as @GET, or move the"
                            + " annotation to the resource method that calls it"),
            new WrongProgram(
                    Violation.NO_HTTP_METHOD,
                    "InheritedWithoutHttpMethod",
                    "class Exports",
                    "class",
                    "Exporting.export answers no requests, since neither it nor a method that it overrides has"),
            new WrongProgram(
                    Violation.LOCATOR,
                    "Locator",
                    "@Feature(",
                    "@",
                    "Locator.account is a sub-resource locator, which only finds the object that answers; annotate"
                            + " Account, or methods there"),
            new WrongProgram(
                    Violation.LOCATOR,
                    "LocatorOfAnything",
                    "@Feature(",
                    "@",
                    "annotate the classes whose objects it returns, or methods there"),
            new WrongProgram(
                    Violation.NOT_PUBLIC,
                    "NotPublic",
                    "@Feature(",
                    "@",
                    "NotPublic.show is not public, and JAX-RS calls public methods only; make it public"),
            new WrongProgram(
                    Violation.ON_OPTIONS,
                    "SeatOnOptions",
                    "@OccupiesSeat",
                    "@",
                    "SeatOnOptions.doOptions answers OPTIONS, which browsers send by themselves, and without credentials, before a request to another origin: @OccupiesSeat would stop them; move it to the operation that is asked for"),
            new WrongProgram(
                    Violation.ON_OPTIONS,
                    "ChargeOnOptions",
                    "@ConsumesCredits",
                    "@",
                    "ChargeOnOptions.allowed answers OPTIONS, which browsers send by themselves, and without credentials, before a request to another origin: @ConsumesCredits would stop them"),
            new WrongProgram(
                    Violation.UNGUARDED_NO_OPERATION,
                    "UnguardedRendering",
                    "@Unguarded",
                    "@",
                    "@Unguarded on UnguardedRendering.render says that an operation is meant to be open, and this is none; remove it, or move it to the operation that is"),
            new WrongProgram(
                    Violation.ONLY_LOCATORS,
                    "OnlyLocators",
                    "@Feature(",
                    "@",
                    "Every method of OnlyLocators only finds the object that answers, and the requirements of class"
                            + " OnlyLocators do not hold for that; move them to the classes of those objects"),
            new WrongProgram(
                    Violation.NOTHING_BY_ITSELF,
                    "InterfaceWithoutOperations",
                    "@OccupiesSeat",
                    "@",
                    "InterfaceWithoutOperations answers no requests itself, so its annotations hold for the servlets"
                            + " and resources that inherit them, and for nothing else; add"
                            + " @SuppressWarnings(\"crovver\") if there are such"),
            new WrongProgram(
                    Violation.POOL_TWICE,
                    "PoolTwiceRepeated",
                    "class PoolTwiceRepeated",
                    "class",
                    "Pool \"ai_generations\" is charged twice for one operation, by class PoolTwiceRepeated and by"
                            + " class PoolTwiceRepeated; keep one of them, with the amount that the operation"
                            + " should cost"),
            new WrongProgram(
                    Violation.POOL_TWICE,
                    "PoolTwiceClassAndMethod",
                    "amount = 5",
                    "\"ai_",
                    "by class PoolTwiceClassAndMethod and by PoolTwiceClassAndMethod.create"),
            new WrongProgram(
                    Violation.POOL_TWICE,
                    "PoolTwiceInherited",
                    "amount = 1",
                    "\"ai_",
                    "by class Resource and by Api.create"),
            new WrongProgram(
                    Violation.SERVICE_DECIDES,
                    "ServiceDecides",
                    "@ConsumesCredits(",
                    "@",
                    "Which of doGet, doPost and so on runs is decided by the code of Front.service, so the annotations of Front.doPost"
                            + " could be passed by; put them on service or on the class"),
            new WrongProgram(
                    Violation.OPERATION_HIDDEN,
                    "OperationHidden",
                    "show(@PathParam(\"id\") String number)",
                    "show(",
                    "Resource.show has JAX-RS annotations but none for an HTTP method, so that those of Api.show,"
                            + " which has requirements, do not apply to it; repeat them all here, or remove"
                            + " these"),
            new WrongProgram(
                    Violation.CONTRADICTION,
                    "Contradiction",
                    "@Feature(value = \"reports\", outage = OutagePolicy.REFUSE)",
                    "@",
                    "@Feature is required twice of one operation, and not in the same way: \"feature reports outage=LAST_KNOWN\" by class Contradiction, \"feature reports outage=REFUSE\" by Contradiction.doPost; keep one of them"),
            new WrongProgram(
                    Violation.CONTRADICTION,
                    "SeatTwice",
                    "@OccupiesSeat",
                    "@",
                    "@OccupiesSeat is required twice of one operation, and not in the same way: \"seat on_first_use=REFUSE\" by class Api, \"seat\" by Api.create"),
            new WrongProgram(
                    Violation.UNGUARDED_YET_GUARDED,
                    "UnguardedInGuardedClass",
                    "@Unguarded",
                    "@",
                    "@Unguarded says that UnguardedInGuardedClass.doGet is open to everybody, but the requirements of class UnguardedInGuardedClass hold for it; remove @Unguarded, or the requirements"),
            new WrongProgram(
                    Violation.UNGUARDED_YET_GUARDED,
                    "UnguardedYetRequired",
                    "@Unguarded",
                    "@",
                    "UnguardedYetRequired.show is open to everybody, but the requirements of UnguardedYetRequired.show hold"),
            new WrongProgram(
                    Violation.UNGUARDED_YET_GUARDED,
                    "UnguardedOverride",
                    "@Unguarded",
                    "@",
                    "Resource.show is open to everybody, but the requirements of Api.show hold for it"),
            new WrongProgram(
                    Violation.UNGUARDED_YET_GUARDED,
                    "UnguardedHead",
                    "@Unguarded",
                    "@",
                    "UnguardedHead.doHead is open to everybody, but the requirements of UnguardedHead.doGet hold for it"),
            new WrongProgram(
                    Violation.OPEN_BESIDE_GUARDED,
                    "OpenBesideGuarded",
                    "void doPut",
                    "doPut",
                    "OpenBesideGuarded.doPut is open, beside OpenBesideGuarded.doPost, which is not: if it calls it, nobody pays; give it requirements, or mark it @Unguarded"),
            new WrongProgram(
                    Violation.OPEN_BESIDE_GUARDED,
                    "OpenResourceMethod",
                    "String show",
                    "show",
                    "OpenResourceMethod.show is open, beside OpenResourceMethod.create, which is not"),
            new WrongProgram(
                    Violation.CHARGE_ON_SAFE_METHOD,
                    "ChargedGet",
                    "@ConsumesCredits",
                    "@",
                    "ChargedGet.doGet charges \"exports\" for ChargedGet.doGet, which answers GET: a page that is loaded again, fetched ahead or crawled would be paid for; charge another method, such as POST, or add @SuppressWarnings(\"crovver\") if it is meant"),
            new WrongProgram(
                    Violation.CHARGE_ON_SAFE_METHOD,
                    "ChargedClass",
                    "@ConsumesCredits",
                    "@",
                    "class ChargedClass charges \"exports\" for ChargedClass.show, which answers GET"),
            new WrongProgram(
                    Violation.LOCATOR_LEADS_OUT,
                    "LocatorLeadsOut",
                    "Account account()",
                    "account()",
                    "The requirements of class LocatorLeadsOut do not hold for what LocatorLeadsOut.account returns, since JAX-RS calls that object by itself; annotate Account, or add @SuppressWarnings(\"crovver\") to the locator if it is meant to be open"),
            new WrongProgram(
                    Violation.INHERITED_TWICE,
                    "InheritedTwice",
                    "public String run()",
                    "run()",
                    "Resource.run inherits the requirements of Api.run and those of Paid.run, which are not the same, and"
                            + " neither replaces the other; declare what holds on Resource.run itself"),
            new WrongProgram(
                    Violation.CHARGED_UNCHANGED,
                    "ChargedUnchanged",
                    "protected long getLastModified",
                    "getLastModified",
                    "ChargedUnchanged.getLastModified lets HttpServlet answer 304 without running ChargedUnchanged.doGet,"
                            + " which the charge of ChargedUnchanged.doGet would be taken for; set the header Last-Modified"
                            + " in doGet instead"),
            new WrongProgram(
                    Violation.GUARD_NOT_WRITTEN,
                    "NameTaken",
                    "public class NameTaken",
                    "class",
                    "The guard bad.NameTaken_CrovverGuard could not be written: "),
            new WrongProgram(
                    Violation.UNKNOWN_FEATURE,
                    "UnknownFeature",
                    "@Feature(",
                    "\"advanced",
                    "No feature \"advanced_anlaytics\" in the catalogue " + CATALOGUE
                            + ": did you mean \"advanced_analytics\"?"),
            new WrongProgram(
                    Violation.UNKNOWN_POOL,
                    "UnknownPool",
                    "pool =",
                    "\"tokens",
                    "No pool \"tokens\" in the catalogue " + CATALOGUE + ": it has ai_generations, api_calls"),
            new WrongProgram(
                    Violation.UNKNOWN_PRODUCT,
                    "UnknownProduct",
                    "product =",
                    "\"crn",
                    "No product \"crn\" in the catalogue " + CATALOGUE + ": did you mean \"crm\"?"));

    /** What the compiler is told besides. */
    List<String> options() {
        return violation.code().startsWith("CRV5") ? List.of("-Acrovver.catalog=" + CATALOGUE) : List.of();
    }

    @Override
    public String toString() {
        return violation.code() + " " + file;
    }
}
