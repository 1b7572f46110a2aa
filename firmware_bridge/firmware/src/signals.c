#include "signals.h"

#include <avr/interrupt.h>
#include <avr/pgmspace.h>
#include <stdint.h>
#include <util/atomic.h>

#include "board.h"
#include "clock.h"

/* Timer 2 sets the pitch; 128 cycles a count, two half waves a period. */
#define TOP(hertz) (F_CPU / 128 / 2 / (hertz) - 1)
#define SILENCE 1

struct note {
    uint8_t top, ticks;
};

static const struct note key[] PROGMEM = {{TOP(1760), TICKS(30)}, {0}};
static const struct note refused[] PROGMEM = {{TOP(262), TICKS(120)}, {0}};
static const struct note start[] PROGMEM = {{TOP(880), TICKS(80)}, {TOP(1319), TICKS(120)}, {0}};
static const struct note end[] PROGMEM = {
    {TOP(1047), TICKS(100)}, {TOP(1319), TICKS(100)}, {TOP(1568), TICKS(200)}, {0}};
static const struct note stopped[] PROGMEM = {{TOP(1047), TICKS(80)}, {TOP(523), TICKS(160)}, {0}};
static const struct note clear[] PROGMEM = {{TOP(1319), TICKS(60)}, {TOP(880), TICKS(60)}, {0}};
static const struct note here[] PROGMEM = {
    {TOP(1760), TICKS(250)}, {SILENCE, TICKS(125)}, {TOP(1760), TICKS(250)}, {SILENCE, TICKS(125)},
    {TOP(1760), TICKS(250)}, {0}};

static const struct note *const tunes[] PROGMEM = {key, refused, start, end, stopped, clear, here};

static const struct note *playing; /* in flash; NULL for none */
static uint16_t note_began;
static bool signalling;

void signals_start(void)
{
    DDRB |= LAMP;
    PIEZO_DDR |= PIEZO;
    TCCR2A = 1 << WGM21; /* CTC */
    TIMSK2 = 1 << OCIE2A;
}

static void sound(uint8_t top)
{
    TCCR2B = 0;
    PIEZO_PORT &= ~PIEZO; /* no current through a coil that is silent */
    if (top > SILENCE) {
        OCR2A = top;
        TCNT2 = 0;
        TCCR2B = (1 << CS22) | (1 << CS20);
    }
}

ISR(TIMER2_COMPA_vect)
{
    PIEZO_TOGGLE = PIEZO; /* writing a one there toggles the pin */
}

static void begin_note(void)
{
    note_began = clock_now();
    sound(pgm_read_byte(&playing->top));
}

void signals_play(enum tune tune)
{
    playing = (const struct note *)pgm_read_ptr(&tunes[tune]);
    signalling = tune == TUNE_HERE;
    begin_note();
}

static void continue_tune(void)
{
    if (!playing || clock_now() - note_began < pgm_read_byte(&playing->ticks))
        return;
    playing++;
    begin_note();
    if (pgm_read_byte(&playing->top) == 0) {
        playing = 0;
        signalling = false;
    }
}

static void show(bool lit)
{
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) /* the motors share the port */
    {
        if (lit)
            PORTB |= LAMP;
        else
            PORTB &= ~LAMP;
    }
}

void signals_poll(bool moving)
{
    continue_tune();
    uint16_t now = clock_now();
    bool lit = signalling ? now & TICKS(128) : !moving || now & TICKS(512);
    if (lit != (bool)(PORTB & LAMP))
        show(lit);
}
