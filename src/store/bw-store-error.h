/* bw-store-error.h: what can go wrong with a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwStoreError:
 * @BW_STORE_ERROR_UNAVAILABLE: it cannot be opened, read or written now; try again
 * @BW_STORE_ERROR_FULL: there is no room left
 * @BW_STORE_ERROR_CORRUPT: what is there is not what was written
 * @BW_STORE_ERROR_NEWER: written by a later release
 * @BW_STORE_ERROR_CONFLICT: it is already there, or not as expected
 * @BW_STORE_ERROR_NOT_FOUND: it is not there
 * @BW_STORE_ERROR_INVALID: the address or an argument cannot be used
 * @BW_STORE_ERROR_STALE: another store stands there now, or an older state of it:
 *   what was read of it is of no use, and it must be opened anew
 * @BW_STORE_ERROR_DEPOSED: another process leads now, or may: what only the leader
 *   does was not done
 */
typedef enum
{
  BW_STORE_ERROR_UNAVAILABLE,
  BW_STORE_ERROR_FULL,
  BW_STORE_ERROR_CORRUPT,
  BW_STORE_ERROR_NEWER,
  BW_STORE_ERROR_CONFLICT,
  BW_STORE_ERROR_NOT_FOUND,
  BW_STORE_ERROR_INVALID,
  BW_STORE_ERROR_STALE,
  BW_STORE_ERROR_DEPOSED,
} BwStoreError;

#define BW_STORE_ERROR (bw_store_error_quark ())

GQuark bw_store_error_quark (void);

G_END_DECLS
