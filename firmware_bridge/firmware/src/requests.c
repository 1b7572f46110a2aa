#include "requests.h"

#include <avr/pgmspace.h>

#include "board.h"
#include "memory.h"
#include "run.h"
#include "settings.h"
#include "signals.h"
#include "uart.h"

static uint8_t reset_cause;

void requests_start(uint8_t cause)
{
    reset_cause = cause;
}

/* Payloads: numbers are big-endian. */

static uint16_t number(const uint8_t *bytes)
{
    return (uint16_t)bytes[0] << 8 | bytes[1];
}

static uint32_t long_number(const uint8_t *bytes)
{
    return (uint32_t)number(bytes) << 16 | number(bytes + 2);
}

static void put(struct reply *reply, uint8_t byte)
{
    reply->payload[reply->length++] = byte;
}

static void put_number(struct reply *reply, uint16_t number)
{
    put(reply, number >> 8);
    put(reply, number);
}

static void put_status(struct reply *reply)
{
    run_status(reply->payload);
    reply->length = STATUS_LENGTH;
}

/* Requests: each returns DONE or the error. One of E_RANGE leaves the place of the faulty field in the reply. */

static enum error out_of_range(struct reply *reply, uint8_t place)
{
    put(reply, place);
    return E_RANGE;
}

static enum error hello(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    put(reply, MAGIC);
    put(reply, PROTOCOL_VERSION);
    put_number(reply, settings_boot());
    put(reply, run_situation());
    return DONE;
}

static enum error info(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    put(reply, CAPABILITIES);
    put(reply, MAX_INSTRUCTIONS);
    put(reply, MAX_CHUNK);
    put(reply, FIRMWARE_MAJOR);
    put(reply, FIRMWARE_MINOR);
    put_number(reply, settings_get(TOKEN));
    return DONE;
}

static enum error load(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    if (payload[0] + length - 1 > MAX_INSTRUCTIONS / 2)
        return out_of_range(reply, 0);
    memory_load(payload[0], payload + 1, length - 1);
    return DONE;
}

static enum error commit(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    if (payload[0] == 0 || payload[0] > MAX_INSTRUCTIONS)
        return out_of_range(reply, 0);
    return memory_commit(payload[0], long_number(payload + 1)) ? DONE : E_PROGRAM;
}

static enum error run(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    uint16_t number_of_run = number(payload);
    uint8_t first = payload[2];
    if (number_of_run == 0)
        return out_of_range(reply, 0);
    if (!run_is_last(number_of_run)) {
        if (run_moving())
            return E_STATE;
        if (!memory_is(long_number(payload + 3)))
            return E_PROGRAM;
        if (first >= memory_length())
            return out_of_range(reply, 2);
        run_start_host(number_of_run, first);
    }
    put_status(reply);
    return DONE;
}

static enum error stop(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    run_stop(OUTCOME_STOPPED);
    put_status(reply);
    return DONE;
}

static enum error status(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    put_status(reply);
    return DONE;
}

static enum error get(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    if (payload[0] >= SETTINGS)
        return out_of_range(reply, 0);
    put_number(reply, settings_get(payload[0]));
    return DONE;
}

static enum error set(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    if (payload[0] >= SETTINGS)
        return out_of_range(reply, 0);
    if (!settings_set(payload[0], number(payload + 1)))
        return out_of_range(reply, 1);
    return DONE;
}

static enum error save(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    settings_save();
    return DONE;
}

static enum error diagnose(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    struct uart_faults faults = uart_faults();
    put(reply, reset_cause);
    put(reply, frame_damaged());
    put(reply, faults.framing);
    put(reply, faults.overrun);
    put(reply, run_watchdog_resets());
    return DONE;
}

static enum error signal(const uint8_t *payload, uint8_t length, struct reply *reply)
{
    signals_play(TUNE_HERE);
    return DONE;
}

static const struct {
    enum error (*execute)(const uint8_t *payload, uint8_t length, struct reply *reply);
    uint8_t shortest, longest;
    bool only_still; /* refused while the robot moves */
} requests[] PROGMEM = {
    [HELLO] = {hello, 1, 1, false},
    [INFO] = {info, 0, 0, false},
    [LOAD] = {load, 2, MAX_PAYLOAD, true},
    [COMMIT] = {commit, 5, 5, true},
    [RUN] = {run, 7, 7, false},
    [STOP] = {stop, 0, 0, false},
    [STATUS] = {status, 0, 0, false},
    [GET] = {get, 1, 1, false},
    [SET] = {set, 3, 3, true},
    [SAVE] = {save, 0, 0, true},
    [DIAG] = {diagnose, 0, 0, false},
    [SIGNAL] = {signal, 0, 0, true},
};
#define REQUESTS (sizeof requests / sizeof requests[0])

static enum error attempt(const struct frame *frame, struct reply *reply)
{
    if (frame->type == 0 || frame->type >= REQUESTS)
        return E_TYPE;
    if (frame->length < pgm_read_byte(&requests[frame->type].shortest) ||
        frame->length > pgm_read_byte(&requests[frame->type].longest))
        return out_of_range(reply, frame->length);
    if (pgm_read_byte(&requests[frame->type].only_still) && run_moving())
        return E_STATE;
    enum error (*execute)(const uint8_t *, uint8_t, struct reply *) = pgm_read_ptr(&requests[frame->type].execute);
    return execute(frame->payload, frame->length, reply);
}

static void make_error(const struct frame *frame, enum error error, struct reply *reply)
{
    uint8_t place = reply->payload[0];
    reply->type = ERROR_REPLY;
    reply->length = 0;
    put(reply, error);
    if (error == E_RANGE)
        put(reply, place);
    else if (error == E_STATE)
        put(reply, run_situation());
    else if (error == E_TYPE)
        put(reply, frame->type);
}

void requests_execute(const struct frame *frame, struct reply *reply)
{
    reply->type = frame->type | REPLY;
    reply->length = 0;
    enum error error = attempt(frame, reply);
    if (error)
        make_error(frame, error, reply);
}
