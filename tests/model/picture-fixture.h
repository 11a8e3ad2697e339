/* picture-fixture.h: documents and reports for tests, in a line each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"

G_BEGIN_DECLS

/* Applies a document, written with ' for ". Fails the test if it is not valid.
 * FALSE: the picture could not place it. */
gboolean    fixture_apply  (BwPicture   *picture,
                            const char  *format,
                            ...) G_GNUC_PRINTF (2, 3);
void        fixture_area   (BwPicture   *picture,
                            const char  *code,
                            const char  *parent);
void        fixture_site   (BwPicture   *picture,
                            const char  *code,
                            const char  *area,
                            const char  *kind);

/* A round `r1` of two days from @starts. */
void        fixture_round  (BwPicture   *picture,
                            gint64       starts);

/* A report with one statement; checked, then applied. */
void        fixture_add    (BwPicture   *picture,
                            const char  *code,
                            const char  *subject,
                            const char  *measure,
                            double       value,
                            gint64       at);
void        fixture_set    (BwPicture   *picture,
                            const char  *code,
                            const char  *subject,
                            const char  *measure,
                            double       value,
                            BwBound      bound,
                            gint64       at);
BwPlace     fixture_place  (BwPicture   *picture,
                            const char  *code);
BwMeasureId fixture_measure (const char *id);
BwFigure    fixture_figure (BwPicture   *picture,
                            const char  *code,
                            const char  *subject,
                            const char  *measure);
double      fixture_value  (BwPicture   *picture,
                            const char  *code,
                            const char  *subject,
                            const char  *measure);

G_END_DECLS
