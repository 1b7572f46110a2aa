/* The numbers of PROTOCOL.md, and nothing else. */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#define PROTOCOL_VERSION 1
#define MAGIC 'B'

enum request {
    HELLO = 0x01,
    INFO,
    LOAD,
    COMMIT,
    RUN,
    STOP,
    STATUS,
    GET,
    SET,
    SAVE,
    DIAG,
    SIGNAL,
};
#define REPLY 0x80

enum event { EVENT_BOOT = 0x40, EVENT_STEP, EVENT_END };

#define ERROR_REPLY 0xFF
enum error {
    DONE = 0,
    E_SESSION,
    E_SEQ,
    E_STATE,
    E_RANGE,
    E_VERSION,
    E_PROGRAM,
    E_TYPE,
};

enum outcome {
    OUTCOME_NONE,
    OUTCOME_RUNNING,
    OUTCOME_FINISHED,
    OUTCOME_STOPPED,
    OUTCOME_BUTTON,
    OUTCOME_BUMPED,
    OUTCOME_RESET,
};
#define SITUATION_READY 0x10
#define SITUATION_KEYS 0x20

#define CAPABILITIES 0x07 /* pivots of 45 degrees, native pause, reports its steps */
#define MAX_INSTRUCTIONS 200
#define MAX_CHUNK 50
#define MAX_PAYLOAD (1 + MAX_CHUNK)
#define MAX_REPLY 7

#endif
