/* bw-store-url.h: the address of a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a password stands in @url: such a one must not be an argument, which
 * every user of the machine can read. */
gboolean bw_store_url_has_password (const char *url);

G_END_DECLS
