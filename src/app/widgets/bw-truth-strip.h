/* bw-truth-strip.h: the popover behind a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-truth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_TRUTH_STRIP (bw_truth_strip_get_type ())

/* Signal: `show-list`: the list behind the figure was asked for. */
G_DECLARE_FINAL_TYPE (BwTruthStrip, bw_truth_strip, BW, TRUTH_STRIP, GtkPopover)

GtkWidget *bw_truth_strip_new       (void);

/* May be called while it is open: what did not change is not touched. */
void       bw_truth_strip_set_truth (BwTruthStrip   *self,
                                     const BwTruth  *truth);

/* @label (nullable): of the button, e.g. "Show the list"; NULL hides it. */
void       bw_truth_strip_set_list  (BwTruthStrip   *self,
                                     const char     *label);

/* Text beside @label, as it is on the screen; NULL: there is no such line. */
const char *bw_truth_strip_get_text (BwTruthStrip   *self,
                                     const char     *label);

G_END_DECLS
