/* bw-burn-up-private.h: the geometry of a burn-up, and the lines in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-burn-up.h"
#include "bw-caption.h"

G_BEGIN_DECLS

#define BW_BURN_UP_N_SAMPLES 160
#define BW_BURN_UP_MAX_NOTES 6

/* A line of the column at the right. */
typedef struct
{
  char          *text;
  const BwColor *color;
  gboolean       bold;
} BwBurnUpNote;

/**
 * BwBurnUpLayout:
 * @chart: (unowned): what is drawn
 * @unit: a desk pixel
 * @left: of the plot, in the units of the drawing; @top, @right, @bottom alike
 * @is_narrow: no room for the column at the right: its lines stand above
 * @from: time at @left
 * @until: time at @right
 * @greatest: value at @top
 * @step: between two values of the axis
 * @n_samples: 0: there is no projection
 * @expected: the own curve's total, at equal distances from now to @until
 * @own_finish: when @expected reaches the target; 0: not before @until
 * @notes: what the column says
 * @n_notes: how many
 */
typedef struct
{
  const BwBurnUp *chart;
  double          unit;
  double          left;
  double          top;
  double          right;
  double          bottom;
  gboolean        is_narrow;
  gint64          from;
  gint64          until;
  double          greatest;
  double          step;
  guint           n_samples;
  double          expected[BW_BURN_UP_N_SAMPLES];
  gint64          own_finish;
  BwBurnUpNote    notes[BW_BURN_UP_MAX_NOTES];
  guint           n_notes;
} BwBurnUpLayout;

/* FALSE: there is no room for a chart; nothing is to be cleared then. */
gboolean    bw_burn_up_layout_init         (BwBurnUpLayout        *self,
                                            const BwBurnUp        *chart,
                                            BwCaption             *caption,
                                            const BwPalette       *palette,
                                            double                 width,
                                            double                 height);
void        bw_burn_up_layout_clear        (BwBurnUpLayout        *self);
double      bw_burn_up_layout_get_x        (const BwBurnUpLayout  *self,
                                            gint64                 time);
double      bw_burn_up_layout_get_y        (const BwBurnUpLayout  *self,
                                            double                 value);

/* Of the curve that ends at @finish; sample 0 is now. */
double      bw_burn_up_layout_get_expected (const BwBurnUpLayout  *self,
                                            guint                  sample,
                                            gint64                 finish);
gint64      bw_burn_up_layout_get_sample   (const BwBurnUpLayout  *self,
                                            guint                  sample);

/* Lines that say how it will end, most important first. @palette may be NULL. */
guint       bw_burn_up_add_notes           (const BwBurnUp        *chart,
                                            const BwPalette       *palette,
                                            BwBurnUpNote          *notes);

const char *bw_burn_up_word                (const BwBurnUp        *chart,
                                            const char            *chinese,
                                            const char            *english)
                                            G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/* (transfer full) (nullable): what keeps the chart from saying more. */
char       *bw_burn_up_dup_lack            (const BwBurnUp        *chart);

G_END_DECLS
