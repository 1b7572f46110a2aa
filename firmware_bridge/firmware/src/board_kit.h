/* The kit's own body; LISEZMOI.md has the wiring table. Wheels of 65 mm, 100 mm apart. */
#ifndef BOARD_KIT_H
#define BOARD_KIT_H

#include <avr/io.h>
#include <stdint.h>

/* Coils: the low halves of two ports, IN1 to IN4 of each ULN2003 on bits 0 to 3; left on B, right on C. */
#define COILS 0x0F

static inline void coils_start(void)
{
    DDRB |= COILS;
    DDRC |= COILS;
}

static inline void coils_write(uint8_t left, uint8_t right)
{
    PORTB = (PORTB & ~COILS) | left;
    PORTC = (PORTC & ~COILS) | right;
}

/* Stop button (INT0) and keys: to ground, with the chip's pull-ups. */
#define STOP_BUTTON (1 << PD2)
#define KEYS_D 0xF8 /* PD3 to PD7: PAUSE, ahead, back, left, right */
#define KEYS_C 0x30 /* PC4 and PC5: GO, CLEAR */

#define PIEZO (1 << PB4)
#define PIEZO_DDR DDRB
#define PIEZO_PORT PORTB
#define PIEZO_TOGGLE PINB

#define NORMAL_CELL 2994   /* 150 mm / (pi * 65 mm / 4075.77) */
#define NORMAL_QUARTER 1568 /* a quarter of a circle of 100 mm */

#endif
