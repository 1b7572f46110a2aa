#include "memory.h"

#include <avr/pgmspace.h>
#include <string.h>

static uint8_t packed[MAX_INSTRUCTIONS / 2];
static uint8_t length;
static bool committed;
static uint32_t committed_crc;

uint8_t memory_length(void)
{
    return length;
}

uint8_t memory_at(uint8_t step)
{
    uint8_t pair = packed[step / 2];
    return step % 2 ? pair & 0x0F : pair >> 4;
}

void memory_clear(void)
{
    length = 0;
    committed = false;
}

bool memory_add(uint8_t instruction)
{
    if (length == MAX_INSTRUCTIONS)
        return false;
    uint8_t *pair = &packed[length / 2];
    *pair = length % 2 ? *pair | instruction : instruction << 4;
    length++;
    committed = false;
    return true;
}

void memory_load(uint8_t offset, const uint8_t *bytes, uint8_t count)
{
    memory_clear();
    memcpy(packed + offset, bytes, count);
}

/* CRC-32 as in zlib, four bits at a time: the table of the polynomial EDB88320 for 0 to 15. */
static const uint32_t table[16] PROGMEM = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

static uint32_t crc32(uint8_t count)
{
    uint32_t crc = 0xFFFFFFFF;
    for (uint8_t at = 0; at < count; at++) {
        crc ^= packed[at];
        crc = crc >> 4 ^ pgm_read_dword(&table[crc & 0x0F]);
        crc = crc >> 4 ^ pgm_read_dword(&table[crc & 0x0F]);
    }
    return ~crc;
}

static bool all_known(uint8_t count)
{
    for (uint8_t step = 0; step < count; step++)
        if (memory_at(step) < AHEAD || memory_at(step) > RIGHT_45)
            return false;
    return count % 2 == 0 || memory_at(count) == 0;
}

bool memory_commit(uint8_t count, uint32_t crc)
{
    memory_clear();
    if (crc32((count + 1) / 2) != crc || !all_known(count))
        return false;
    length = count;
    committed_crc = crc;
    committed = true;
    return true;
}

bool memory_ready(void)
{
    return committed;
}

bool memory_is(uint32_t crc)
{
    return committed && committed_crc == crc;
}
