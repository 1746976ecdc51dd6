package com.crovver.benchmarks;

import com.crovver.processor.GuardProcessor;
import com.crovver.processor.IndexProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What compiling annotated handlers costs without a processor, with one that does nothing, with one that writes an empty
 * class for each handler, and with the kit's, in turn.
 */
public final class ProcessorBenchmark {

    private record Turn(Compilation none, Compilation noOp, Compilation empty, Compilation kit) {

        static Turn of(int handlers) throws IOException {
            return new Turn(
                    Compilation.of(handlers),
                    Compilation.of(handlers, new Reference.NoOp()),
                    Compilation.of(handlers, new Reference.EmptyClasses()),
                    Compilation.of(handlers, new GuardProcessor(), new IndexProcessor()));
        }
    }

    private ProcessorBenchmark() {}

    /** Prints a line for each number of handlers; {@code -Dhandlers=1000,5000} and {@code -Drounds=9} change it. */
    public static void main(String... arguments) throws IOException {
        int rounds = Integer.getInteger("rounds", 9);
        String[] counts = System.getProperty("handlers", "1000,5000").split(",");
        Turn.of(Integer.parseInt(counts[0]));
        System.out.println("handlers | no-op/none | empty classes/no-op | kit/no-op | kit/empty classes"
                + " | bytes kit/no-op | kit us per handler");
        for (String count : counts) {
            int handlers = Integer.parseInt(count);
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                turns.add(Turn.of(handlers));
            }
            print(handlers, turns);
        }
    }

    private static void print(int handlers, List<Turn> turns) {
        System.out.printf(
                "%d | %s | %s | %s | %s | %s | %s%n",
                handlers,
                spread(turns, turn -> turn.noOp().milliseconds() / turn.none().milliseconds()),
                spread(turns, turn -> turn.empty().milliseconds() / turn.noOp().milliseconds()),
                spread(turns, turn -> turn.kit().milliseconds() / turn.noOp().milliseconds()),
                spread(turns, turn -> turn.kit().milliseconds() / turn.empty().milliseconds()),
                spread(turns, turn -> turn.kit().megabytes() / turn.noOp().megabytes()),
                spread(turns, turn -> turn.kit().milliseconds() * 1000 / handlers));
    }

    private static Spread spread(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return Spread.of(turns.stream().mapToDouble(value).boxed().toList());
    }
}
