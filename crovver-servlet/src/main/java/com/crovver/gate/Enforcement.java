package com.crovver.gate;

import com.crovver.guard.Requirement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kit in one web application: what start-up, the filter in front and the gates have to know of each other. Thread-safe.
 *
 * <p>Gates exist before the filter is configured, and without it. Until it is, there is no gatekeeper, and every gate
 * refuses.
 */
public final class Enforcement {

    private static final Logger LOG = System.getLogger(Enforcement.class.getName());
    private static final String ATTRIBUTE = Enforcement.class.getName();

    /** Own to this web application: a dispatch into another one must not find this one's exchange. */
    private final String exchangeAttribute = "com.crovver.exchange." + UUID.randomUUID();

    private final Set<String> confirmedJaxrs = ConcurrentHashMap.newKeySet();
    private final Set<String> gates = ConcurrentHashMap.newKeySet();
    private final Set<String> owing = ConcurrentHashMap.newKeySet();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Gatekeeper gatekeeper;
    private volatile @Nullable WaitingRoom waitingRoom;
    private volatile boolean opened;

    private Enforcement() {}

    /** The kit of a web application, made at the first call. */
    public static Enforcement of(ServletContext context) {
        Object known = context.getAttribute(ATTRIBUTE);
        if (known == null) {
            known = new Enforcement();
            context.setAttribute(ATTRIBUTE, known);
        }
        return (Enforcement) known;
    }

    /**
     * Starts deciding.
     *
     * @param keeper decides
     * @param room where requests wait meanwhile; null if they keep the container's thread
     * @throws BrokenGuardException if somebody decides already: two filters would be two opinions of who pays
     */
    public synchronized void open(Gatekeeper keeper, @Nullable WaitingRoom room) throws BrokenGuardException {
        if (gatekeeper != null) {
            throw new BrokenGuardException("CrovverFilter is declared twice in this web application; declare it once.");
        }
        waitingRoom = room;
        gatekeeper = keeper;
        opened = true;
    }

    /** Whether anybody ever decided here: without the filter, nothing but the guarded methods themselves is refused. */
    public boolean wasOpened() {
        return opened;
    }

    /** Stops deciding: every guarded request is refused from now on. */
    public void close() {
        gatekeeper = null;
        WaitingRoom room = waitingRoom;
        waitingRoom = null;
        if (room != null) {
            room.close();
        }
    }

    /** Where requests wait for a decision without a thread of the container; null if they are not to. */
    public @Nullable WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** Who decides; null until the filter has been configured, and after it is gone. */
    public @Nullable Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** Under which request attribute an exchange is kept. */
    public String exchangeAttribute() {
        return exchangeAttribute;
    }

    /** The exchange that a request belongs to; null if the filter has not seen it. */
    public @Nullable Exchange exchange(ServletRequest request) {
        return (Exchange) request.getAttribute(exchangeAttribute);
    }

    /** Notes that our Feature is active in the Application of a JAX-RS servlet or filter. */
    public void confirmJaxrs(String name) {
        confirmedJaxrs.add(name);
    }

    /** Whether our Feature is active in the Application of a JAX-RS servlet or filter. */
    public boolean isJaxrsConfirmed(String name) {
        return confirmedJaxrs.contains(name);
    }

    /** Notes a handler whose runs may come to be owed, and by which charge. */
    public void mayOwe(String handler, Requirement.Credits charge) {
        owing.add(handler + " (" + charge + ")");
    }

    /** The handlers whose runs may come to be owed. */
    public Set<String> owing() {
        return Set.copyOf(owing);
    }

    /** Notes that a filter of this name was registered as one of our gates. */
    public void registeredGate(String filter) {
        gates.add(filter);
    }

    /** Whether a filter is a gate of ours, and not one that the container kept from an earlier start of the application. */
    public boolean isOwnGate(String filter) {
        return gates.contains(filter);
    }

    /** Logs once what makes this application refuse requests, and what to do about it. */
    public void report(String finding) {
        logOnce(Level.ERROR, finding);
    }

    /** Logs once what is not as it was meant, though requests are answered. */
    public void warn(String finding) {
        logOnce(Level.WARNING, finding);
    }

    private void logOnce(Level level, String finding) {
        if (reported.add(finding)) {
            LOG.log(level, finding);
        }
    }
}
