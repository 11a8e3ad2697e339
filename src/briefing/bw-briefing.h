/* bw-briefing.h: the sheet that is printed of a scope
 *
 * Composed from the picture, laid out once, then drawn onto anything: a PDF, a
 * print operation, a preview. Needs no display. Frozen at its cut-off: the same
 * picture, number and cut-off give the same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-briefing-work.h"
#include "bw-picture.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BwBriefingError:
 * @BW_BRIEFING_ERROR_FONT: none of the fonts of a role is installed
 * @BW_BRIEFING_ERROR_SCOPE: nothing has that code
 * @BW_BRIEFING_ERROR_WRITE: the file could not be written
 * @BW_BRIEFING_ERROR_DOCUMENT: no document has that id
 * @BW_BRIEFING_ERROR_RECORD: what was kept of a sheet cannot be read
 */
typedef enum
{
  BW_BRIEFING_ERROR_FONT,
  BW_BRIEFING_ERROR_SCOPE,
  BW_BRIEFING_ERROR_WRITE,
  BW_BRIEFING_ERROR_DOCUMENT,
  BW_BRIEFING_ERROR_RECORD,
} BwBriefingError;

#define BW_BRIEFING_ERROR (bw_briefing_error_quark ())
#define BW_TYPE_BRIEFING  (bw_briefing_get_type ())

GQuark bw_briefing_error_quark (void);

G_DECLARE_FINAL_TYPE (BwBriefing, bw_briefing, BW, BRIEFING, GObject)

/* @as_of: cut-off, the backend's time. @stopped: the data stopped before @as_of
 * (time of the last data), 0 if not: the cut-off line says so. @number: of the
 * issue, 0: none is printed. @language: "zh_CN" or "en". */
BwBriefing *bw_briefing_new         (BwPicture    *picture,
                                     const char   *scope,
                                     gint64        as_of,
                                     gint64        stopped,
                                     guint         number,
                                     const char   *language,
                                     GError      **error);

/* (transfer full) (nullable): what it says, and the same laid out; takes over @content,
 * also on failure. */
BwBriefingContent *bw_briefing_draft (BwPicture  *picture,
                                      const char *scope,
                                      gint64      as_of,
                                      gint64      stopped,
                                      guint       number,
                                      const char *language,
                                      GError    **error);

/* The same for those who must not wait: takes over @work, all read, of the same scope and
 * cut-off (@stopped if that is not 0). */
BwBriefingContent *bw_briefing_draft_with (BwPicture       *picture,
                                           const char      *scope,
                                           gint64           as_of,
                                           gint64           stopped,
                                           guint            number,
                                           const char      *language,
                                           BwBriefingWork  *work,
                                           GError         **error);
BwBriefing *bw_briefing_new_from_content (BwBriefingContent *content,
                                          GError           **error);
guint       bw_briefing_get_n_pages (BwBriefing   *self);

/* A4 in points; @page from 0. */
void        bw_briefing_draw_page   (BwBriefing   *self,
                                     guint         page,
                                     cairo_t      *cr);
gboolean    bw_briefing_write_pdf   (BwBriefing   *self,
                                     const char   *path,
                                     GError      **error);
const char *bw_briefing_get_title   (BwBriefing   *self);

/* One line each, for `make run`: "已采样 1,012,846 人（截至…）". */
GStrv       bw_briefing_dup_headlines (BwBriefing *self);

/* A briefing that has no number yet can be issued: as what, bw-briefing-issue.h says. */
gboolean    bw_briefing_is_issuable (BwBriefing   *self);
const char *bw_briefing_get_scope   (BwBriefing   *self);
JsonObject *bw_briefing_dup_record  (BwBriefing   *self);

G_END_DECLS
