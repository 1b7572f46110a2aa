#include "frame.h"

#include <stddef.h>
#include <string.h>
#include <util/crc16.h>

#include "board.h"
#include "clock.h"
#include "count.h"
#include "uart.h"

#define HEAD 3
#define CRC 2
#define OVERHEAD (HEAD + CRC + 2) /* ... the byte of COBS and the zero */
#define LONGEST (HEAD + MAX_PAYLOAD + CRC)
#define IDLE 0xFF /* no frame begins with it, and a sender may end noise with it */
#define SILENCE TICKS(100)
#define CRC_OF_WHOLE 0x1D0F /* over a frame with its inverted CRC; 0 would not notice a zero more at the end */

static struct {
    uint8_t bytes[LONGEST];
    uint8_t length;
    uint8_t left;      /* bytes until the next code byte of COBS */
    bool zero_pending; /* the block that ends here stands for a zero, unless the frame ends too */
    bool started, bad;
} raw;
static struct frame received;
static uint8_t damaged;
static uint16_t heard;

static void restart(void)
{
    raw.length = raw.left = 0;
    raw.zero_pending = raw.started = raw.bad = false;
}

static void append(uint8_t byte)
{
    if (raw.length == LONGEST)
        raw.bad = true;
    else
        raw.bytes[raw.length++] = byte;
}

static void unstuff(uint8_t byte)
{
    raw.started = true;
    if (raw.left) {
        raw.left--;
        append(byte);
        return;
    }
    if (raw.zero_pending)
        append(0);
    raw.left = byte - 1;
    raw.zero_pending = byte != 0xFF;
}

uint16_t crc16(uint16_t crc, const uint8_t *bytes, uint8_t length)
{
    while (length--)
        crc = _crc_xmodem_update(crc, *bytes++);
    return crc;
}

static bool is_whole(void)
{
    return !raw.bad && raw.left == 0 && raw.length >= HEAD + CRC &&
           crc16(CRC16_START, raw.bytes, raw.length) == CRC_OF_WHOLE;
}

static void unpack(void)
{
    received.type = raw.bytes[0];
    received.session = raw.bytes[1];
    received.sequence = raw.bytes[2];
    received.length = raw.length - HEAD - CRC;
    memcpy(received.payload, raw.bytes + HEAD, received.length);
    received.crc = (uint16_t)raw.bytes[raw.length - 2] << 8 | raw.bytes[raw.length - 1];
}

const struct frame *frame_take(uint8_t byte)
{
    if (byte) {
        heard = clock_now();
        if (raw.started || byte != IDLE)
            unstuff(byte);
        return NULL;
    }
    const struct frame *frame = NULL;
    if (raw.started) {
        if (is_whole()) {
            unpack();
            frame = &received;
        } else {
            count(&damaged);
        }
    }
    restart();
    return frame;
}

void frame_poll(void)
{
    if (raw.started && clock_now() - heard >= SILENCE) {
        count(&damaged);
        restart();
    }
}

bool frame_fits(uint8_t length)
{
    return uart_room() >= length + OVERHEAD;
}

/* One block of COBS: everything up to the next zero. No frame of ours reaches 254 bytes. */
static void stuff(const uint8_t *bytes, uint8_t length)
{
    uint8_t start = 0;
    for (uint8_t at = 0; at <= length; at++) {
        if (at < length && bytes[at])
            continue;
        uart_write(at - start + 1);
        for (; start < at; start++)
            uart_write(bytes[start]);
        start = at + 1;
    }
}

void frame_send(uint8_t type, uint8_t session, uint8_t sequence, const uint8_t *payload, uint8_t length)
{
    uint8_t bytes[HEAD + MAX_REPLY + CRC] = {type, session, sequence};
    memcpy(bytes + HEAD, payload, length);
    uint16_t crc = ~crc16(CRC16_START, bytes, HEAD + length);
    bytes[HEAD + length] = crc >> 8;
    bytes[HEAD + length + 1] = crc;
    stuff(bytes, HEAD + length + CRC);
    uart_write(0);
}

uint8_t frame_damaged(void)
{
    return damaged;
}
