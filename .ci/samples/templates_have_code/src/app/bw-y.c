/* bw-y.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

  gtk_widget_class_set_template_from_resource (widget_class, "/io/x/bw-z.ui");
