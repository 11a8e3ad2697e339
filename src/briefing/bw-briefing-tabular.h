/* bw-briefing-tabular.h: a table, laid out but not yet on a page
 *
 * Columns of figures take what their longest cell needs; the columns of words share
 * the rest, and a text that is longer goes on in a second line. Of more than eight
 * columns the letters are smaller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-fonts.h"
#include "bw-briefing-page.h"

G_BEGIN_DECLS

typedef struct _BwBriefingTabular BwBriefingTabular;

BwBriefingTabular *bw_briefing_tabular_new           (const BwBriefingTable  *table,
                                                      BwBriefingFonts        *fonts,
                                                      const char             *language);
void               bw_briefing_tabular_free          (BwBriefingTabular      *self);
guint              bw_briefing_tabular_get_n_rows    (BwBriefingTabular      *self);

/* Heights in points: of caption and heads; of rows; of those notes that stand with the
 * last rows, with the gap before them. */
double             bw_briefing_tabular_get_top       (BwBriefingTabular      *self);
double             bw_briefing_tabular_get_rows      (BwBriefingTabular      *self,
                                                      guint                   first,
                                                      guint                   end);
double             bw_briefing_tabular_get_bottom    (BwBriefingTabular      *self);

/* Puts the rows from @first to before @end at @y of @page, under caption and
 * heads; with the notes if they are the last ones. Each row can be put once. */
void               bw_briefing_tabular_place         (BwBriefingTabular      *self,
                                                      BwBriefingPage         *page,
                                                      double                  y,
                                                      guint                   first,
                                                      guint                   end);

/* Notes that are longer than that go on below, and on further pages. */
gboolean           bw_briefing_tabular_has_rest      (BwBriefingTabular      *self);
double             bw_briefing_tabular_place_rest    (BwBriefingTabular      *self,
                                                      BwBriefingPage         *page,
                                                      double                  y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingTabular, bw_briefing_tabular_free)

G_END_DECLS
