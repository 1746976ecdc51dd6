package com.crovver.guard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs until this is closed. Thread-safe. */
final class HeardLog extends Handler {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private HeardLog(Logger logger) {
        this.logger = logger;
    }

    static HeardLog of(Class<?> type) {
        HeardLog heard = new HeardLog(Logger.getLogger(type.getName()));
        heard.logger.addHandler(heard);
        return heard;
    }

    List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
