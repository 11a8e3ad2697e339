/* bw-briefing-record.h: a sheet as it was, to be made again
 *
 * All that a sheet says, with the figures that its drawings were made from: what is laid
 * out from the record gives the same pages as what was recorded, whatever the picture has
 * become since. It names no place of the picture and needs none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): of settled content. */
JsonObject        *bw_briefing_record_write (const BwBriefingContent  *content);

/* (transfer full) (nullable): BW_BRIEFING_ERROR_RECORD: it is none, or of a later
 * release. */
BwBriefingContent *bw_briefing_record_read  (JsonObject               *record,
                                             GError                  **error);

G_END_DECLS
