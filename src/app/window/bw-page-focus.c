/* bw-page-focus.c: where on a page the focus was, when somebody comes back to it
 *
 *   left ──► kept ──shown again──► its widget is mapped ──► focused
 *                                     (a frame or more later: bw-stage.h)
 *
 * A stack knows it too, but gives the focus back before the part of the page is shown that
 * is to have it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-page-focus.h"

#define KEPT_KEY "bw-page-focus"

static void
free_kept (gpointer data)
{
  GWeakRef *kept = data;

  g_weak_ref_clear (kept);
  g_free (kept);
}

static GWeakRef *
ensure_kept (GtkWidget *page)
{
  GWeakRef *kept = g_object_get_data (G_OBJECT (page), KEPT_KEY);

  if (kept == NULL)
    {
      kept = g_new0 (GWeakRef, 1);
      g_weak_ref_init (kept, NULL);
      g_object_set_data_full (G_OBJECT (page), KEPT_KEY, kept, free_kept);
    }

  return kept;
}

/* (nullable) (transfer full) */
static GtkWidget *
dup_kept (GtkWidget *page)
{
  GWeakRef *kept = page != NULL ? g_object_get_data (G_OBJECT (page), KEPT_KEY) : NULL;

  return kept != NULL ? g_weak_ref_get (kept) : NULL;
}

/* (nullable): what of @page has the focus. Rows of a list are used again for others: the list
 * knows itself which one it was. */
static GtkWidget *
find_focus (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    return NULL;

  for (GtkWidget *widget = focus; widget != page; widget = gtk_widget_get_parent (widget))
    {
      if (GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget))
        return widget;
    }

  return focus;
}

/* Whoever has gone elsewhere meanwhile stays there. */
static void
focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *now = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *page = widget;

  while (page != NULL && g_object_get_data (G_OBJECT (page), KEPT_KEY) == NULL)
    page = gtk_widget_get_parent (page);

  if (page != NULL && (now == NULL || gtk_widget_is_ancestor (now, page)))
    gtk_widget_grab_focus (widget);
}

static void
on_widget_map_cb (GtkWidget *widget,
                  gpointer   user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *now = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_signal_handlers_disconnect_by_func (widget, on_widget_map_cb, NULL);

  /* It may come minutes later, with what was not known; who writes meanwhile goes on. */
  if (now == NULL || !(GTK_IS_EDITABLE (now) || GTK_IS_TEXT_VIEW (now)))
    focus (widget);
}

/**
 * bw_page_focus_keep:
 * @pages: a stack of pages
 */
void
bw_page_focus_keep (GtkStack *pages)
{
  GtkWidget *page;
  GtkWidget *widget;
  g_autoptr (GtkWidget) awaited = NULL;

  g_return_if_fail (GTK_IS_STACK (pages));

  page = gtk_stack_get_visible_child (pages);
  awaited = dup_kept (page);
  if (awaited != NULL)
    g_signal_handlers_disconnect_by_func (awaited, on_widget_map_cb, NULL);

  /* By the list of pages nothing is forgotten. */
  widget = page != NULL ? find_focus (page) : NULL;
  if (widget != NULL)
    g_weak_ref_set (ensure_kept (page), widget);
}

/**
 * bw_page_focus_restore:
 * @pages: a stack of pages
 */
void
bw_page_focus_restore (GtkStack *pages)
{
  g_autoptr (GtkWidget) widget = NULL;

  g_return_if_fail (GTK_IS_STACK (pages));

  widget = dup_kept (gtk_stack_get_visible_child (pages));
  if (widget == NULL)
    return;

  if (gtk_widget_get_mapped (widget))
    focus (widget);
  else
    g_signal_connect (widget, "map", G_CALLBACK (on_widget_map_cb), NULL);
}
