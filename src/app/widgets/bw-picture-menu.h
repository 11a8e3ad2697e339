/* bw-picture-menu.h: a chart can be copied and saved, as a picture and as numbers
 *
 * Gives a chart a menu (secondary button, Menu, Shift+F10) and Ctrl+C. The picture has
 * twice the pixels of the screen and says what it is of, whose and of when: it leaves
 * the window that says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @card (nullable): what is drawn: the chart among its title and legend, which is an
 * ancestor; NULL: the chart alone. @chart can be focused from now on, unless it is the
 * card itself, with parts that can. */
void bw_picture_menu_attach      (GtkWidget   *chart,
                                  GtkWidget   *card);

/* For a widget with a menu of its own, that says its title itself: only the actions
 * `picture.copy` and `picture.save`. */
void bw_picture_menu_add_actions (GtkWidget   *widget);

/* What is drawn, as rows of bw-chart-rows.h: can be copied and saved as CSV too. The
 * first @n_words columns are words, the others are numbers. Before the subject is set. */
void bw_picture_menu_set_rows    (GtkWidget        *chart,
                                  BwExportRowsFunc  rows,
                                  guint             n_words,
                                  gpointer          user_data);

/* Until then nothing can be copied. @title: what it shows; @whose (nullable): name of a
 * place; NULL: of what the desk shows then. */
void bw_picture_menu_set_subject (GtkWidget   *chart,
                                  BwDesk      *desk,
                                  const char  *title,
                                  const char  *whose);
void bw_picture_menu_save        (GtkWidget   *chart,
                                  GFile       *file);

G_END_DECLS
