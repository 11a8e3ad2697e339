/* bw-pending-page.c: says honestly that a page is still to come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-pending-page.h"

#include "bw-page-words.h"

#include <glib/gi18n.h>

struct _BwPendingPage
{
  AdwBin parent_instance;

  BwDesk        *desk;  /* (owned) */
  BwPage         page;

  AdwStatusPage *status;
  GtkWidget     *overview;
  GtkWidget     *widen;
};

G_DEFINE_FINAL_TYPE (BwPendingPage, bw_pending_page, ADW_TYPE_BIN)

static void
update (BwPendingPage *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwPlace above = scope != BW_PLACE_NONE ? bw_place_tree_get_parent (places, scope) : BW_PLACE_NONE;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  /* Translators: name of a page, then of an area: "Teams of Weidu: still to come". */
  title = g_strdup_printf (_("%s of %s: still to come"), bw_page_words_get_title (self->page),
                           scope != BW_PLACE_NONE ? bw_place_tree_get_name (places, scope, language) : "");
  adw_status_page_set_title (self->status, title);

  gtk_widget_set_visible (self->widen, above != BW_PLACE_NONE);
  if (above == BW_PLACE_NONE)
    return;

  /* Translators: the name of the area above. */
  label = g_strdup_printf (_("Widen to %s"), bw_place_tree_get_name (places, above, language));
  gtk_button_set_label (GTK_BUTTON (self->widen), label);
}

static void
on_desk_refresh_cb (BwPendingPage      *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_PENDING_PAGE (self));

  if (change == NULL || change->structure)
    update (self);
}

static void
bw_pending_page_dispose (GObject *object)
{
  BwPendingPage *self = BW_PENDING_PAGE (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_pending_page_parent_class)->dispose (object);
}

static void
bw_pending_page_class_init (BwPendingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_pending_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-pending-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwPendingPage, status);
  gtk_widget_class_bind_template_child (widget_class, BwPendingPage, overview);
  gtk_widget_class_bind_template_child (widget_class, BwPendingPage, widen);
}

static void
bw_pending_page_init (BwPendingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_pending_page_new:
 * @desk: whose scope it speaks of
 * @page: the page that is not there yet
 *
 * Returns: (transfer floating): a page that says so, and the ways on
 */
GtkWidget *
bw_pending_page_new (BwDesk *desk,
                     BwPage  page)
{
  BwPendingPage *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_PENDING_PAGE, NULL);
  self->desk = g_object_ref (desk);
  self->page = page;
  adw_status_page_set_icon_name (self->status, bw_page_words_get_icon_name (page));
  adw_status_page_set_description (self->status, bw_page_words_get_pending (page));
  gtk_widget_set_visible (self->overview, page != BW_PAGE_OVERVIEW);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
