/* bw-truth.h: what stands behind a figure, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-picture.h"

G_BEGIN_DECLS

/**
 * BwTruthLine:
 * @label: what it is, in the language of the desk
 * @text: the value
 * @is_warning: somebody must look at it: a contradiction, missing parts
 */
typedef struct
{
  char     *label;
  char     *text;
  gboolean  is_warning;
} BwTruthLine;

/**
 * BwTruth:
 * @title: name of the figure
 * @value: as it is shown, with unit
 * @definition: (nullable): one sentence of the catalogue
 * @lines: (element-type BwTruthLine): in order
 */
typedef struct
{
  char      *title;
  char      *value;
  char      *definition;
  GPtrArray *lines;
} BwTruth;

BwTruth    *bw_truth_new          (const char       *title,
                                   const char       *value);
void        bw_truth_free         (BwTruth          *self);

/* Takes @text; nothing is added if it is %NULL. */
void        bw_truth_take         (BwTruth          *self,
                                   const char       *label,
                                   char             *text);
void        bw_truth_warn         (BwTruth          *self,
                                   const char       *label,
                                   char             *text);

/* The lines that every figure of the model has: stated, summed, not itemised,
 * bound, as-of, source, who reported, definition. */
void        bw_truth_add_figure   (BwTruth          *self,
                                   const BwFigure   *figure,
                                   gint64            now,
                                   GTimeZone        *zone,
                                   const char       *language);

/* (nullable): text of the line called @label. Borrowed. */
const char *bw_truth_get_text     (const BwTruth    *self,
                                   const char       *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTruth, bw_truth_free)

G_END_DECLS
