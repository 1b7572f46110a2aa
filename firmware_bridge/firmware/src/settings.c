#include "settings.h"

#include <avr/eeprom.h>
#include <avr/pgmspace.h>
#include <string.h>

#include "board.h"
#include "frame.h"

struct saved {
    uint8_t generation; /* the newer of two sound copies counts */
    uint16_t values[SETTINGS];
    uint16_t crc;
};

static struct saved now;
static uint8_t place; /* of the copy in use, or 1 where there is none */
static uint16_t boot;

/* One structure, so that every version of the firmware finds each thing in the same place. */
static EEMEM struct {
    uint16_t boot;
    struct saved copies[2];
} kept;

static const struct {
    uint16_t normal, least, most;
} bounds[SETTINGS] PROGMEM = {
    {NORMAL_CELL, 500, 8000},    {NORMAL_CELL, 500, 8000},    {NORMAL_QUARTER, 200, 6000}, {NORMAL_QUARTER, 200, 6000},
    {NORMAL_QUARTER, 200, 6000}, {NORMAL_QUARTER, 200, 6000}, {800, 200, 1000},            {0, 0, 65535},
};

static uint16_t checksum(const struct saved *copy)
{
    return crc16(CRC16_START, (const uint8_t *)copy, offsetof(struct saved, crc));
}

static bool in_bounds(uint8_t setting, uint16_t value)
{
    return value >= pgm_read_word(&bounds[setting].least) && value <= pgm_read_word(&bounds[setting].most);
}

static bool is_sound(const struct saved *copy)
{
    for (uint8_t setting = 0; setting < SETTINGS; setting++)
        if (!in_bounds(setting, copy->values[setting]))
            return false;
    return checksum(copy) == copy->crc;
}

static void take_defaults(void)
{
    now.generation = 0;
    for (uint8_t setting = 0; setting < SETTINGS; setting++)
        now.values[setting] = pgm_read_word(&bounds[setting].normal);
    place = 1;
}

static void count_boot(void)
{
    boot = eeprom_read_word(&kept.boot) + 1;
    if (boot == 0)
        boot = 1;
    eeprom_update_word(&kept.boot, boot);
}

void settings_load(void)
{
    struct saved copy;
    bool found = false;
    take_defaults();
    for (uint8_t at = 0; at < 2; at++) {
        eeprom_read_block(&copy, &kept.copies[at], sizeof copy);
        if (!is_sound(&copy) || (found && (int8_t)(copy.generation - now.generation) < 0))
            continue;
        now = copy;
        place = at;
        found = true;
    }
    count_boot();
}

uint16_t settings_boot(void)
{
    return boot;
}

uint16_t settings_get(uint8_t setting)
{
    return now.values[setting];
}

bool settings_set(uint8_t setting, uint16_t value)
{
    if (!in_bounds(setting, value))
        return false;
    now.values[setting] = value;
    return true;
}

void settings_save(void)
{
    now.generation++;
    now.crc = checksum(&now);
    place ^= 1; /* the copy in use stays whole until this one is */
    eeprom_update_block(&now, &kept.copies[place], sizeof now);
}
