/* What the EEPROM keeps: calibration, token, and the number of starts. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

enum setting {
    CELL_LEFT,
    CELL_RIGHT,
    LEFT_TURN_LEFT, /* quarter turn to the left, left wheel */
    LEFT_TURN_RIGHT,
    RIGHT_TURN_LEFT,
    RIGHT_TURN_RIGHT,
    SPEED,
    TOKEN,
    SETTINGS,
};

/* Reads the EEPROM, counts this start, and falls back on the defaults where no saved settings are sound. */
void settings_load(void);

/* The number of this start, 1 to 65535. */
uint16_t settings_boot(void);

uint16_t settings_get(uint8_t setting);

/* Changes a setting until the next reset; false if the value is out of bounds. */
bool settings_set(uint8_t setting, uint16_t value);

/* Writes all settings to the EEPROM; takes up to 70 ms. */
void settings_save(void);

#endif
