/* The kit's robot. One loop: bytes, keys, steps, lamp and sound; it sleeps whenever nothing waits. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "clock.h"
#include "frame.h"
#include "keys.h"
#include "motor.h"
#include "requests.h"
#include "run.h"
#include "session.h"
#include "settings.h"
#include "signals.h"
#include "uart.h"

static void say_boot(uint8_t cause)
{
    uint16_t boot = settings_boot();
    uint8_t payload[] = {MAGIC, PROTOCOL_VERSION, boot >> 8, boot, cause, run_situation()};
    session_tell(EVENT_BOOT, payload, sizeof payload);
}

/* After the bytes, so that a reply comes before the event that it causes. */
static void say_news(void)
{
    uint8_t event = run_news();
    if (event) {
        uint8_t status[STATUS_LENGTH];
        run_status(status);
        session_tell(event, status, sizeof status);
    }
}

static void start(void)
{
    uint8_t cause = MCUSR;
    MCUSR = 0; /* or the watchdog could not be set */
    wdt_enable(WDTO_250MS);
    motor_start();
    signals_start();
    clock_start();
    keys_start();
    uart_start();
    settings_load();
    requests_start(cause);
    run_load(cause);
    sei();
    say_boot(cause);
    signals_play(TUNE_START);
}

static void take_bytes(void)
{
    while (uart_waiting()) {
        const struct frame *frame = frame_take(uart_read());
        if (frame)
            session_answer(frame);
        wdt_reset();
    }
}

/* Until the next interrupt, unless one has left work since it was looked for. */
static void rest(void)
{
    cli();
    if (!uart_waiting() && !keys_stop_waiting()) {
        sleep_enable();
        sei(); /* takes effect after the next instruction: no interrupt slips in between */
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

int main(void)
{
    start();
    set_sleep_mode(SLEEP_MODE_IDLE);
    uint16_t polled = clock_now();
    for (;;) {
        wdt_reset();
        take_bytes();
        keys_poll_stop();
        run_poll();
        say_news();
        if (clock_now() != polled) {
            polled = clock_now();
            frame_poll();
            keys_poll();
            session_poll();
            signals_poll(run_moving());
        }
        rest();
    }
}
