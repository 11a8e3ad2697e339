/* bw-bound.h: how exact a number is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwBound:
 * @BW_BOUND_EXACT: `=`, the number itself
 * @BW_BOUND_OVER: `>`, more than the number ("over a million")
 * @BW_BOUND_ABOUT: `~`, roughly the number
 */
typedef enum
{
  BW_BOUND_EXACT,
  BW_BOUND_OVER,
  BW_BOUND_ABOUT,
} BwBound;

#define BW_TYPE_BOUND (bw_bound_get_type ())

GType       bw_bound_get_type    (void);

/* The wire form: "=", ">" or "~". */
const char *bw_bound_to_string   (BwBound      bound);
gboolean    bw_bound_from_string (const char  *text,
                                  BwBound     *bound);

/* The bound of a sum: exact only if both are, "about" if either is. */
BwBound     bw_bound_combine     (BwBound      a,
                                  BwBound      b);

G_END_DECLS
