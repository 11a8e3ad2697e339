/* bw-order-row.c: an order in the list of orders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-row.h"

#include "bw-accessible.h"
#include "bw-format-text.h"
#include "bw-order-ring.h"
#include "bw-theme.h"

#include <glib/gi18n.h>

struct _BwOrderRow
{
  GtkListBoxRow parent_instance;

  BwOrderItem *item;    /* (owned) (nullable) */

  BwOrderRing *ring;
  GtkImage    *draft;
  GtkLabel    *title;
  GtkLabel    *source;
  GtkImage    *sign;
  GtkLabel    *status;
};

G_DEFINE_FINAL_TYPE (BwOrderRow, bw_order_row, GTK_TYPE_LIST_BOX_ROW)

/* By BwOrderTone. */
static const struct
{
  const char *icon_name;
  BwTone      sign;
  BwTone      status;
} tones[] = {
  { NULL, BW_TONE_FG2, BW_TONE_FG2 },
  { "bw-done-symbolic", BW_TONE_SUCCESS, BW_TONE_FG2 },
  { "bw-silent-symbolic", BW_TONE_TIGHT, BW_TONE_TIGHT },
  { "bw-late-symbolic", BW_TONE_LATE, BW_TONE_LATE },
};

static void
update_ring (BwOrderRow          *self,
             const BwOrder       *order,
             const BwOrderLadder *ladder)
{
  gboolean is_late = bw_order_item_get_tone (self->item) == BW_ORDER_TONE_LATE;

  gtk_widget_set_visible (GTK_WIDGET (self->ring), !order->is_draft && ladder->rungs->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->draft), order->is_draft || ladder->rungs->len == 0);
  bw_order_ring_set (self->ring, ladder->n_taken[BW_ORDER_STEP_ACKNOWLEDGED], ladder->rungs->len, is_late);
}

/* What the ring shows is said in words. */
static void
update_label (BwOrderRow          *self,
              const BwOrder       *order,
              const BwOrderLadder *ladder)
{
  g_autofree char *acknowledged = NULL;
  g_autofree char *label = NULL;

  /* Translators: how many areas of how many have acknowledged an order. */
  acknowledged = bw_format_text (_("%u of %u acknowledged"), ladder->n_taken[BW_ORDER_STEP_ACKNOWLEDGED],
                                 ladder->rungs->len);
  label = g_strjoin (" · ", gtk_label_get_text (self->title), bw_order_item_get_source (self->item),
                     bw_order_item_get_status (self->item), order->is_draft ? NULL : acknowledged, NULL);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), label);
}

static void
update (BwOrderRow *self)
{
  const BwOrder *order = bw_order_item_get_order (self->item);
  const BwOrderLadder *ladder = bw_order_item_get_ladder (self->item);
  BwOrderTone tone = bw_order_item_get_tone (self->item);
  g_autofree char *title = NULL;

  if (ladder == NULL)
    return;

  /* Translators: the place is for the title of an order that is part of a drill. */
  title = order->exercise ? g_strdup_printf (_("Drill: %s"), order->title)
                          : g_strdup (*order->title != '\0' ? order->title : _("Without a title"));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->source, bw_order_item_get_source (self->item));
  gtk_label_set_label (self->status, bw_order_item_get_status (self->item));
  gtk_image_set_from_icon_name (self->sign, tones[tone].icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), tones[tone].icon_name != NULL);
  bw_theme_set_tone (GTK_WIDGET (self->sign), tones[tone].sign);
  bw_theme_set_tone (GTK_WIDGET (self->status), tones[tone].status);
  if (tone >= BW_ORDER_TONE_TIGHT)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");

  update_ring (self, order, ladder);
  update_label (self, order, ladder);
}

static void
on_item_changed_cb (BwOrderRow  *self,
                    BwOrderItem *item)
{
  g_assert (BW_IS_ORDER_ROW (self));

  update (self);
}

static void
bw_order_row_dispose (GObject *object)
{
  g_clear_object (&BW_ORDER_ROW (object)->item);

  G_OBJECT_CLASS (bw_order_row_parent_class)->dispose (object);
}

static void
bw_order_row_class_init (BwOrderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_order_row_dispose;

  g_type_ensure (BW_TYPE_ORDER_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, ring);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, draft);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, title);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, source);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRow, status);
}

static void
bw_order_row_init (BwOrderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_order_row_new:
 * @item: an order
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
bw_order_row_new (BwOrderItem *item)
{
  BwOrderRow *self;

  g_return_val_if_fail (BW_IS_ORDER_ITEM (item), NULL);

  self = g_object_new (BW_TYPE_ORDER_ROW, NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

BwOrderItem *
bw_order_row_get_item (BwOrderRow *self)
{
  g_return_val_if_fail (BW_IS_ORDER_ROW (self), NULL);

  return self->item;
}
