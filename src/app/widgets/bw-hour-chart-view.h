/* bw-hour-chart-view.h: the hourly chart of bw-hour-chart.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-hour-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_HOUR_CHART_VIEW (bw_hour_chart_view_get_type ())

/* Property: `peak` (double, read-only, notifies): greatest hour shown, NaN: none. */
G_DECLARE_FINAL_TYPE (BwHourChartView, bw_hour_chart_view, BW, HOUR_CHART_VIEW, GtkWidget)

GtkWidget *bw_hour_chart_view_new       (void);

/* @chart (nullable): copied, with references; `font` and `font_size` are the
 * widget's own. Drawn anew only when something differs that can be seen. */
void       bw_hour_chart_view_set_chart (BwHourChartView    *self,
                                         const BwHourChart  *chart);

/* (transfer full): the hours that are drawn, for bw_picture_menu_set_rows(): two columns
 * of times, two of numbers. */
GPtrArray *bw_hour_chart_view_list_rows (gpointer            view);
double     bw_hour_chart_view_get_peak  (BwHourChartView    *self);

G_END_DECLS
