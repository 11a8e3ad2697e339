/* bw-client-error.c: the error domain of this layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-error.h"

G_DEFINE_QUARK (bw-client-error-quark, bw_client_error)
