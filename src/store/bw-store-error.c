/* bw-store-error.c: what can go wrong with a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-store-error.h"

G_DEFINE_QUARK (bw-store-error-quark, bw_store_error)
