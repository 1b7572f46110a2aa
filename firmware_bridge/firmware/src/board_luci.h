/* The Escornabot « Luci »: pins of roboteach-es/escornabot-luci (Electrónica/README.md) and of escornabot-lib (Config.h).
 * Wheels of 75.5 mm, 80.1 mm apart. Its pixel on D12 stays dark. No line of its programs is here. */
#ifndef BOARD_LUCI_H
#define BOARD_LUCI_H

#include <avr/io.h>
#include <stdint.h>

/* Coils: left D4 to D7, right D8 to D11. */
#define LEFT_D 0xF0
#define RIGHT_B 0x0F

static inline void coils_start(void)
{
    DDRD |= LEFT_D;
    DDRB |= RIGHT_B;
}

static inline void coils_write(uint8_t left, uint8_t right)
{
    PORTD = (PORTD & ~LEFT_D) | (uint8_t)(left << 4);
    PORTB = (PORTB & ~RIGHT_B) | right;
}

/* Keypad on A0, with the chip's pull-up: what its keys make of 5 V, in 1024ths. */
#define KEYPAD_CHANNEL 0
#define KEYPAD_PULL_UP
#define KEYPAD_AHEAD 230
#define KEYPAD_LEFT 368
#define KEYPAD_BACK 462
#define KEYPAD_RIGHT 532
#define KEYPAD_GO 586
#define KEYPAD_NONE 1002

#define PIEZO (1 << PD2) /* D2 */
#define PIEZO_DDR DDRD
#define PIEZO_PORT PORTD
#define PIEZO_TOGGLE PIND

#define NORMAL_CELL 2578    /* 150 mm / (pi * 75.5 mm / 4075.77) */
#define NORMAL_QUARTER 1081 /* a quarter of a circle of 80.1 mm */

#endif
