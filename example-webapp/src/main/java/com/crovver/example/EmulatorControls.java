package com.crovver.example;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves an emulator in this JVM. Returns when Inkwell has been told of what has changed. Thread-safe. */
final class EmulatorControls implements Controls {

    private static final Duration FARTHEST = Duration.ofDays(3_650);
    private static final List<String> WORKSPACES = List.of("acme", "globex", "initech", "hooli");

    private final CrovverEmulator emulator;
    private Duration ahead = Duration.ZERO;
    private boolean down;

    EmulatorControls(CrovverEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public synchronized Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public synchronized void pass(Duration time) {
        Duration next = ahead.plus(time);
        // Every period up to then is billed, so there is an end to it.
        ahead = next.compareTo(FARTHEST) > 0 ? FARTHEST : next;
        setClock();
    }

    private void setClock() {
        emulator.clock(Clock.offset(Clock.systemUTC(), ahead));
        emulator.deliveries();
    }

    @Override
    public String status(String workspace) {
        try {
            return emulator.status(workspace);
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }

    @Override
    public boolean failPayment(String workspace) {
        if (status(workspace).equals("none")) {
            return false;
        }
        emulator.setStatus(workspace, "past_due");
        emulator.deliveries();
        return true;
    }

    @Override
    public synchronized boolean isDown() {
        return down;
    }

    @Override
    public synchronized void down(boolean wanted) {
        down = wanted;
        emulator.faults().clear();
        if (wanted) {
            emulator.faults().onPath("/api/").dropNext(Integer.MAX_VALUE);
        }
    }

    @Override
    public synchronized void startOver() {
        down(false);
        ahead = Duration.ZERO;
        setClock();
        Workspaces.seed(emulator);
        // Declaring a workspace tells nobody; a change of its subscription does.
        WORKSPACES.forEach(workspace -> emulator.setStatus(workspace, emulator.status(workspace)));
        emulator.deliveries();
    }
}
