/* bw-call-face.h: a figure that came by telephone, where the same is shown that was reported
 *
 * Provisional wherever it stands: beside the report or in the place of one, with its
 * time, and in no total.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-figure-face.h"

G_BEGIN_DECLS

/* (nullable): if it says more than @figure, which may be missing: it is newer, or somebody
 * has decided that it stands. @subject (nullable): of tallies. Borrowed. */
BwCall *bw_call_face_find       (BwDesk         *desk,
                                 BwPlace         place,
                                 const char     *subject,
                                 const BwFigure *figure);

/* On a face that shows the report, or that there is none. */
void    bw_call_face_show       (BwDesk         *desk,
                                 BwCall         *call,
                                 BwFigureFace   *face);

/* On one that shows a part of what is counted, as that of today. */
void    bw_call_face_show_total (BwDesk         *desk,
                                 BwCall         *call,
                                 BwFigureFace   *face);

/* (transfer full): in a cell of a table: "35, by telephone, 14:05". */
char   *bw_call_face_dup_cell   (BwDesk         *desk,
                                 BwCall         *call);

G_END_DECLS
