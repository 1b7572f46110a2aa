#include "session.h"

#include "board.h"
#include "clock.h"
#include "requests.h"
#include "settings.h"

#define LIVE_TICKS TICKS(3000)

static uint8_t session; /* 0 for none */
static uint8_t last_sequence;
static uint16_t last_crc; /* tells a repetition from another frame of the same number */
static struct reply cached;
static bool live;
static uint16_t heard;

static void say(const struct frame *to, const struct reply *reply)
{
    frame_send(reply->type, to->session, to->sequence, reply->payload, reply->length);
}

static void refuse(const struct frame *to, enum error error, uint16_t detail, uint8_t bytes)
{
    struct reply reply = {.type = ERROR_REPLY, .payload = {error}, .length = 1 + bytes};
    reply.payload[1] = bytes == 2 ? detail >> 8 : detail;
    reply.payload[2] = detail;
    say(to, &reply);
}

static void execute(const struct frame *frame)
{
    last_sequence = frame->sequence;
    last_crc = frame->crc;
    requests_execute(frame, &cached);
    say(frame, &cached);
}

static bool is_next(const struct frame *frame)
{
    return frame->session == session && session && frame->sequence == (uint8_t)(last_sequence + 1);
}

/* Obeyed whoever says it and however often, so its reply is never an old one. */
static void stop(const struct frame *frame)
{
    if (is_next(frame)) {
        execute(frame);
        return;
    }
    struct reply reply;
    requests_execute(frame, &reply);
    say(frame, &reply);
}

static void open(const struct frame *frame)
{
    if (frame->length != 1 || frame->payload[0] != PROTOCOL_VERSION) {
        refuse(frame, E_VERSION, PROTOCOL_VERSION, 1);
        return;
    }
    session = frame->session;
    execute(frame);
}

static void continue_session(const struct frame *frame)
{
    if (frame->sequence == last_sequence && frame->crc == last_crc)
        say(frame, &cached);
    else if (is_next(frame) && frame->type != HELLO)
        execute(frame);
    else
        refuse(frame, E_SEQ, last_sequence, 1);
}

void session_answer(const struct frame *frame)
{
    if (frame->type == STOP)
        stop(frame);
    else if (frame->type == HELLO && frame->session && frame->session != session)
        open(frame);
    else if (frame->session && frame->session == session)
        continue_session(frame);
    else
        refuse(frame, E_SESSION, settings_boot(), 2);
    if (session && frame->session == session) {
        live = true;
        heard = clock_now();
    }
}

void session_tell(enum event event, const uint8_t *payload, uint8_t length)
{
    if ((session || event == EVENT_BOOT) && frame_fits(length + MAX_REPLY))
        frame_send(event, session, 0, payload, length);
}

void session_poll(void)
{
    if (live && clock_now() - heard >= LIVE_TICKS)
        live = false;
}

bool session_live(void)
{
    return live;
}
