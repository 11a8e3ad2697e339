/* bw-site-event.h: something that happened at a site
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwSiteEvent:
 * @at: when, microseconds
 * @is_dated: the time of day is known, not only the day
 * @symbol: what kind of thing it is
 * @tone: of the symbol
 * @text: (owned): what happened
 *
 * bw_site_event_clear().
 */
typedef struct
{
  gint64    at;
  gboolean  is_dated;
  BwSymbol  symbol;
  BwTone    tone;
  char     *text;
} BwSiteEvent;

/* (transfer full) (element-type BwSiteEvent): none yet. */
GArray *bw_site_event_new_array (void);

/* The newest first; of one time in the order in which they were added. */
void    bw_site_event_sort      (GArray       *events);
void    bw_site_event_clear     (BwSiteEvent  *self);

G_END_DECLS
