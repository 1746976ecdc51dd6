package com.crovver.processor;

import java.util.OptionalInt;
import javax.lang.model.element.TypeElement;

/** The keys that an annotation names are such as a plan can have, and has as far as the catalogue knows. */
final class SpellingRule implements GuardValidator.Rule {

    private final Diagnostics diagnostics;
    private final Catalogue catalogue;

    SpellingRule(Diagnostics diagnostics, Catalogue catalogue) {
        this.diagnostics = diagnostics;
        this.catalogue = catalogue;
    }

    @Override
    public void check(HandlerModel model) {
        model.declared().forEach(declared -> check(declared, model.type()));
    }

    private void check(Declared declared, TypeElement type) {
        if (declared.requirement() instanceof Requirement.Feature feature) {
            checkKey(
                    declared,
                    type,
                    new Text(
                            "Feature",
                            "value",
                            feature.key(),
                            "advanced_analytics",
                            Violation.UNKNOWN_FEATURE,
                            "features"));
            checkProduct(declared, type, "Feature", feature.product());
        } else if (declared.requirement() instanceof Requirement.Subscription subscription) {
            checkProduct(declared, type, "RequiresSubscription", subscription.product());
        } else if (declared.requirement() instanceof Requirement.Credits credits) {
            checkKey(
                    declared,
                    type,
                    new Text(
                            "ConsumesCredits",
                            "pool",
                            credits.pool(),
                            "ai_generations",
                            Violation.UNKNOWN_POOL,
                            "pools"));
        }
    }

    /**
     * A member of an annotation whose value is a key.
     *
     * @param unknown what to report if the catalogue's list does not have it
     */
    private record Text(
            String annotation, String member, String value, String example, Violation unknown, String list) {}

    private void checkProduct(Declared declared, TypeElement type, String annotation, String product) {
        if (!product.isEmpty() && isBlank(product)) {
            diagnostics.report(
                    Violation.PRODUCT_BLANK, type, Place.of(declared, "product"), annotation, visible(product));
        } else if (!product.isEmpty()) {
            checkKey(
                    declared,
                    type,
                    new Text(annotation, "product", product, "crm", Violation.UNKNOWN_PRODUCT, "products"));
        }
    }

    private void checkKey(Declared declared, TypeElement type, Text text) {
        Place place = Place.of(declared, text.member());
        String value = text.value();
        OptionalInt invisible =
                value.codePoints().filter(SpellingRule::isInvisible).findFirst();
        String stripped = strip(value);
        if (isBlank(value)) {
            diagnostics.report(Violation.KEY_BLANK, type, place, text.annotation(), text.member(), text.example());
        } else if (invisible.isPresent()) {
            diagnostics.report(
                    Violation.KEY_INVISIBLE,
                    type,
                    place,
                    text.annotation(),
                    text.member(),
                    visible(value),
                    invisible.getAsInt(),
                    stripped);
        } else if (isPadded(value)) {
            diagnostics.report(
                    Violation.KEY_PADDED, type, place, text.annotation(), text.member(), visible(value), stripped);
        } else if (!stripped.equals(value)) {
            int other = value.codePoints()
                    .filter(SpellingRule::isOtherSpace)
                    .findFirst()
                    .orElseThrow();
            diagnostics.report(
                    Violation.KEY_SPACED,
                    type,
                    place,
                    text.annotation(),
                    text.member(),
                    visible(value),
                    other,
                    stripped);
        } else {
            catalogue
                    .remedy(text.list(), value)
                    .ifPresent(
                            remedy -> diagnostics.report(text.unknown(), type, place, value, catalogue.file(), remedy));
        }
    }

    private static boolean isBlank(String value) {
        return strip(value).isEmpty();
    }

    private static boolean isPadded(String value) {
        return Character.isSpaceChar(value.codePointAt(0))
                || Character.isSpaceChar(value.codePointBefore(value.length()));
    }

    /** Such as a no-break space. */
    private static boolean isOtherSpace(int character) {
        return Character.isSpaceChar(character) && character != ' ';
    }

    /** The value as it was probably meant. */
    private static String strip(String value) {
        String seen = value.codePoints()
                .filter(character -> !isInvisible(character))
                .map(character -> Character.isSpaceChar(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return seen.strip();
    }

    /** Control and formatting characters (a tab, a zero-width space), and halves of characters. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** The value with escapes in place of what cannot be told from a space, or not be seen at all. */
    private static String visible(String value) {
        StringBuilder visible = new StringBuilder();
        value.codePoints().forEach(character -> {
            if (isInvisible(character) || isOtherSpace(character)) {
                visible.append(String.format("\\u%04x", character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }
}
