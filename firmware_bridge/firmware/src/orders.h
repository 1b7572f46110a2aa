/* What each key on the robot's back does. */
#ifndef ORDERS_H
#define ORDERS_H

#include <stdint.h>

/* One bit a key, as they lie on the ports of the kit's own body: D3 to D7, then C4 and C5. */
#define KEY_GO 0x01
#define KEY_CLEAR 0x02
#define KEY_PAUSE 0x08
#define KEY_AHEAD 0x10
#define KEY_BACK 0x20
#define KEY_LEFT 0x40
#define KEY_RIGHT 0x80

/* Obeys keys that have just been pressed; of several, one. */
void orders_obey(uint8_t keys);

#endif
