/* bw-goods-row.c: one line of goods, being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-goods-row.h"

struct _BwGoodsRow
{
  GtkBox parent_instance;

  GtkEditable    *item;
  GtkEditable    *quantity;
  GtkEditable    *unit;
  GtkCheckButton *unknown;
  GtkWidget      *remove;
};

enum
{
  CHANGED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwGoodsRow, bw_goods_row, GTK_TYPE_BOX)

static void
on_entry_changed_cb (BwGoodsRow  *self,
                     GtkEditable *entry)
{
  g_assert (BW_IS_GOODS_ROW (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is not known cannot be typed beside it. */
static void
on_unknown_toggled_cb (BwGoodsRow     *self,
                       GtkCheckButton *button)
{
  gboolean is_unknown = gtk_check_button_get_active (button);

  g_assert (BW_IS_GOODS_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->quantity), !is_unknown);
  if (is_unknown)
    gtk_editable_set_text (self->quantity, "");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked_cb (BwGoodsRow *self,
                      GtkButton  *button)
{
  g_assert (BW_IS_GOODS_ROW (self));

  g_signal_emit (self, signals[REMOVE], 0);
}

static void
bw_goods_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_GOODS_ROW);

  G_OBJECT_CLASS (bw_goods_row_parent_class)->dispose (object);
}

static void
bw_goods_row_class_init (BwGoodsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_goods_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", BW_TYPE_GOODS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", BW_TYPE_GOODS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/donations/bw-goods-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwGoodsRow, item);
  gtk_widget_class_bind_template_child (widget_class, BwGoodsRow, quantity);
  gtk_widget_class_bind_template_child (widget_class, BwGoodsRow, unit);
  gtk_widget_class_bind_template_child (widget_class, BwGoodsRow, unknown);
  gtk_widget_class_bind_template_child (widget_class, BwGoodsRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unknown_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
bw_goods_row_init (BwGoodsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_goods_row_new (void)
{
  return g_object_new (BW_TYPE_GOODS_ROW, NULL);
}

void
bw_goods_row_set_goods (BwGoodsRow         *self,
                        const BwGoodsDraft *goods)
{
  g_return_if_fail (BW_IS_GOODS_ROW (self));

  gtk_editable_set_text (self->item, goods->item != NULL ? goods->item : "");
  gtk_editable_set_text (self->unit, goods->unit != NULL ? goods->unit : "");
  gtk_editable_set_text (self->quantity, goods->quantity != NULL ? goods->quantity : "");
  gtk_check_button_set_active (self->unknown, goods->is_unknown);
}

void
bw_goods_row_get_goods (BwGoodsRow   *self,
                        BwGoodsDraft *goods)
{
  g_return_if_fail (BW_IS_GOODS_ROW (self));

  goods->item = g_strdup (gtk_editable_get_text (self->item));
  goods->quantity = g_strdup (gtk_editable_get_text (self->quantity));
  goods->unit = g_strdup (gtk_editable_get_text (self->unit));
  goods->is_unknown = gtk_check_button_get_active (self->unknown);
}

void
bw_goods_row_set_removable (BwGoodsRow *self,
                            gboolean    is_removable)
{
  g_return_if_fail (BW_IS_GOODS_ROW (self));

  gtk_widget_set_sensitive (self->remove, is_removable);
}
