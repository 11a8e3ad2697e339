/* bw-address.h: the address of a backend, as somebody types it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwAddressFault:
 * @BW_ADDRESS_FAULT_NONE: it is an address
 * @BW_ADDRESS_FAULT_EMPTY: nothing was typed
 * @BW_ADDRESS_FAULT_FORM: it is none
 * @BW_ADDRESS_FAULT_PLAIN: http:// to another machine would show the token to
 *   everybody on the way
 */
typedef enum
{
  BW_ADDRESS_FAULT_NONE,
  BW_ADDRESS_FAULT_EMPTY,
  BW_ADDRESS_FAULT_FORM,
  BW_ADDRESS_FAULT_PLAIN,
} BwAddressFault;

BwAddressFault  bw_address_check    (const char     *text);

/* (transfer none) (nullable): translated: what is wrong; NULL: nothing */
const char     *bw_address_describe (BwAddressFault  fault);

G_END_DECLS
