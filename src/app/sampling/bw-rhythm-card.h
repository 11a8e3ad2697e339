/* bw-rhythm-card.h: the hours of the day against the plan; near the end, who is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-export-button.h"
#include "bw-missing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_RHYTHM_CARD (bw_rhythm_card_get_type ())

/* Signal: `place-chosen` (uint, BwPlace): one of those where people are missing. */
G_DECLARE_FINAL_TYPE (BwRhythmCard, bw_rhythm_card, BW, RHYTHM_CARD, GtkWidget)

GtkWidget  *bw_rhythm_card_new        (void);
void        bw_rhythm_card_update     (BwRhythmCard   *self,
                                       const BwFacts  *facts,
                                       BwPlace         scope);
void        bw_rhythm_card_set_as_of  (BwRhythmCard   *self,
                                       const char     *text);

/* Whether it shows who is missing, and what line @index of that says; "": none. */
gboolean    bw_rhythm_card_is_missing (BwRhythmCard   *self);
const char *bw_rhythm_card_get_line   (BwRhythmCard   *self,
                                       guint           index);

/* How many more there are than it has room for, "": none; and what copies and saves all. */
const char     *bw_rhythm_card_get_more   (BwRhythmCard *self);
BwExportButton *bw_rhythm_card_get_export (BwRhythmCard *self);

G_END_DECLS
