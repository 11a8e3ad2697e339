/* bw-briefing-record-figure.h: of a record: the drawings of the sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full) */
JsonObject       *bw_briefing_record_figure_write     (const BwBriefingFigure  *figure);
JsonObject       *bw_briefing_record_figure_write_map (const BwBriefingMap     *map);

/* Into the new last block of @content. FALSE: it is no figure, or no map. */
gboolean          bw_briefing_record_figure_read      (BwBriefingContent       *content,
                                                       JsonObject              *json,
                                                       GError                 **error);
gboolean          bw_briefing_record_figure_read_map  (BwBriefingContent       *content,
                                                       JsonObject              *json,
                                                       GError                 **error);

G_END_DECLS
