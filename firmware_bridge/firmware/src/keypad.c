/* Five keys on one analogue pin, as on an Escornabot. Each ties it to ground through its own resistors. There is no stop
 * button: while the robot moves, any key stops it. A key acts when it is let go; held, ahead clears and back is a pause. */
#include "keys.h"

#include <avr/pgmspace.h>
#include <stdint.h>

#include "board.h"
#include "clock.h"
#include "orders.h"
#include "run.h"

#define SETTLED TICKS(32) /* a key must be seen for so long, for it bounces through the voltages of others */
#define HELD TICKS(900)

static const struct {
    uint16_t voltage;
    uint8_t key, held;
} keypad[] PROGMEM = {
    {KEYPAD_NONE, 0, 0},
    {KEYPAD_AHEAD, KEY_AHEAD, KEY_CLEAR},
    {KEYPAD_LEFT, KEY_LEFT, KEY_LEFT},
    {KEYPAD_BACK, KEY_BACK, KEY_PAUSE},
    {KEYPAD_RIGHT, KEY_RIGHT, KEY_RIGHT},
    {KEYPAD_GO, KEY_GO, KEY_GO},
};
#define PLACES (sizeof keypad / sizeof *keypad)

static uint8_t seen, seen_for, down; /* places in the table above; 0 is no key */
static uint16_t since;
static bool done;  /* the key that is down has acted */
static bool ready; /* the keypad was seen at rest: what is down at the start, or a broken wire, is no key */

static void measure(void)
{
    ADCSRA = (1 << ADEN) | (1 << ADSC) | (1 << ADPS2) | (1 << ADPS1) | (1 << ADPS0); /* 104 us, long before the next tick */
}

void keys_start(void)
{
#ifdef KEYPAD_PULL_UP
    PORTC |= 1 << KEYPAD_CHANNEL;
#endif
    ADMUX = (1 << REFS0) | KEYPAD_CHANNEL; /* against the 5 V of the keypad itself */
    measure();
}

bool keys_stop_waiting(void)
{
    return false;
}

void keys_poll_stop(void)
{
}

/* The key whose voltage is nearest. */
static uint8_t nearest(uint16_t voltage)
{
    uint8_t best = 0;
    uint16_t least = UINT16_MAX;
    for (uint8_t place = 0; place < PLACES; place++) {
        int16_t off = voltage - pgm_read_word(&keypad[place].voltage);
        uint16_t far = off < 0 ? -off : off;
        if (far < least) {
            least = far;
            best = place;
        }
    }
    return best;
}

/* Whether the keypad has just settled on `seen`. */
static bool settles(void)
{
    uint8_t place = nearest(ADC);
    measure();
    if (place != seen) {
        seen = place;
        seen_for = 0;
    }
    if (seen_for > SETTLED)
        return false;
    return seen_for++ == SETTLED;
}

static void change(void)
{
    if (down && !done)
        orders_obey(pgm_read_byte(&keypad[down].key));
    down = seen;
    since = clock_now();
    done = false;
    if (down && run_moving()) {
        run_stop(OUTCOME_BUTTON);
        done = true;
    }
}

void keys_poll(void)
{
    if (settles()) {
        if (!ready)
            ready = seen == 0;
        else if (seen != down)
            change();
    }
    if (down && !done && clock_now() - since >= HELD) {
        done = true;
        orders_obey(pgm_read_byte(&keypad[down].held));
    }
}
