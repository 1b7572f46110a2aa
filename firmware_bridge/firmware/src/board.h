/* The robot's body: which pins, and how far a half step goes. ATmega328P at 16 MHz, as on an Arduino Nano. */
#ifndef BOARD_H
#define BOARD_H

#include <avr/io.h>
#include <stdint.h>

#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 1

/* Chosen when it is built: build.py says which of keys.c and keypad.c goes with it. */
#if defined BOARD_BRIVOI || defined BOARD_BRIVOI_A4
#include "board_brivoi.h"
#elif defined BOARD_LUCI
#include "board_luci.h"
#else
#include "board_kit.h"
#endif

#define LAMP (1 << PB5) /* the Nano's own lamp on every body, D13 */

#define TICK_MS 4
#define TICKS(ms) ((ms) / TICK_MS)

#endif
