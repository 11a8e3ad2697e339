/* bw-spark-line.h: the line of bw-spark.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-spark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_SPARK_LINE (bw_spark_line_get_type ())

G_DECLARE_FINAL_TYPE (BwSparkLine, bw_spark_line, BW, SPARK_LINE, GtkWidget)

GtkWidget *bw_spark_line_new         (void);

/* @spark: copied; drawn anew only when it differs. */
void       bw_spark_line_set_spark   (BwSparkLine    *self,
                                      const BwSpark  *spark);
guint      bw_spark_line_get_n_values (BwSparkLine   *self);

G_END_DECLS
