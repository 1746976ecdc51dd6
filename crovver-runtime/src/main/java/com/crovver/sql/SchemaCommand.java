package com.crovver.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Prints the SQL that makes the tables of the kit, for applications whose user may not create any.
 *
 * <pre>{@code
 * java -cp ... com.crovver.sql.SchemaCommand postgresql
 * }</pre>
 *
 * <p>The exit status is 0 if it was printed, 2 if the command was called wrongly.
 */
public final class SchemaCommand {

    private static final int PRINTED = 0;
    private static final int MISUSED = 2;

    private SchemaCommand() {}

    /** Runs the command with the name of the database, and ends the process. */
    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Optional<Dialect> dialect = arguments.size() == 1 ? Dialect.named(arguments.get(0)) : Optional.empty();
        if (dialect.isEmpty()) {
            err.println("Name one kind of database (" + Dialect.known() + "); got " + arguments + ".");
            return MISUSED;
        }
        out.print(Schema.script(dialect.get()));
        return PRINTED;
    }
}
