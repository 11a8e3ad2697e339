/* bw-orders-page.c: what was ordered, and who has come how far with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-orders-page.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-order-row.h"
#include "bw-orders-page-private.h"
#include "bw-stage.h"
#include "bw-theme.h"

#include <glib/gi18n.h>

/* How late somebody is grows also when nothing comes in. */
#define TICKS_PER_REREAD 10

G_DEFINE_FINAL_TYPE (BwOrdersPage, bw_orders_page, ADW_TYPE_BIN)

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  return bw_order_item_dup_cell (BW_ORDER_ITEM ((gpointer) row), column);
}

static gboolean
is_behind (BwOrderItem *item,
           BwOrdersChip         chip)
{
  gboolean is_draft = bw_order_item_get_order (item)->is_draft;

  if (chip == BW_ORDERS_CHIP_DRAFTS)
    return is_draft;

  return !is_draft && (chip == BW_ORDERS_CHIP_ALL || bw_order_item_is_open (item));
}

static gboolean
is_shown_already (BwOrdersPage *self,
                  GPtrArray    *wanted)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) != wanted->len)
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (item != g_ptr_array_index (wanted, i))
        return FALSE;
    }

  return TRUE;
}

static void
choose_row (BwOrdersPage *self)
{
  guint position = 0;
  BwOrderItem *item = bw_orders_page_find_item (self, self->chosen);

  if (item != NULL && g_list_store_find (self->shown, item, &position))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}

/* What was just issued is in no list before it is on the disk, nor between its answer
 * and the feed. */
static gboolean
is_awaited (BwOrdersPage *self)
{
  BwOrderItem *item = bw_orders_page_find_item (self, self->chosen);

  if (item != NULL && (bw_order_item_get_order (item)->document != NULL || bw_order_item_get_order (item)->is_draft))
    self->is_awaited = FALSE;

  return self->is_awaited;
}

static void
show_list (BwOrdersPage *self)
{
  GPtrArray *items = bw_order_list_get_items (self->orders);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  /* Of what is to be done the late ones first; each half in its order. */
  for (guint half = 0; half < 2; half++)
    {
      for (guint i = 0; i < items->len; i++)
        {
          BwOrderItem *item = g_ptr_array_index (items, i);
          gboolean is_first = self->chip != BW_ORDERS_CHIP_OPEN || bw_order_item_get_tone (item) == BW_ORDER_TONE_LATE;

          if (is_first == (half == 0) && is_behind (item, self->chip))
            g_ptr_array_add (wanted, item);
        }
    }

  if (!is_shown_already (self, wanted))
    g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), wanted->pdata,
                         wanted->len);

  /* What is chosen stays beside the list, also when a chip hides its row. */
  if (!is_awaited (self) && bw_orders_page_find_item (self, self->chosen) == NULL)
    {
      g_free (self->chosen);
      self->chosen = wanted->len > 0 ? g_strdup (bw_order_item_get_order (g_ptr_array_index (wanted, 0))->id) : NULL;
    }
  choose_row (self);
  gtk_stack_set_visible_child_name (self->list_stack, wanted->len > 0 ? "list" : "empty");
}

static void
show_chips (BwOrdersPage *self)
{
  static const char * const names[BW_ORDERS_N_CHIPS] = {
    NC_("orders", "To do"), NC_("orders", "All"), NC_("orders", "Drafts"),
  };
  GPtrArray *items = bw_order_list_get_items (self->orders);

  for (guint chip = 0; chip < BW_ORDERS_N_CHIPS; chip++)
    {
      guint n = 0;
      g_autofree char *label = NULL;

      for (guint i = 0; i < items->len; i++)
        n += is_behind (g_ptr_array_index (items, i), (BwOrdersChip) chip);

      label = bw_format_text ("%s %u", g_dpgettext2 (NULL, "orders", names[chip]), n);
      gtk_button_set_label (GTK_BUTTON (self->chips[chip]), label);
    }
}

static void
show_as_of (BwOrdersPage *self)
{
  gint64 time = bw_desk_get_data_now (self->desk);
  g_autofree char *clock = bw_format_as_of (time, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                            bw_desk_get_language (self->desk));
  /* Translators: the time for which what is shown holds: "as of 14:20". */
  g_autofree char *text = g_strdup_printf (_("as of %s"), clock);

  gtk_label_set_label (self->as_of, text);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), bw_desk_is_faded (self->desk));
}

/* Somebody wrote them: why they are not on the disk, or not here, stays until it is mended. */
static void
show_drafts_fault (BwOrdersPage *self)
{
  const char *fault = bw_order_drafts_get_fault (bw_order_list_get_drafts (self->orders));

  gtk_label_set_label (self->drafts_fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_fault), fault != NULL);
}

/* When somebody was reminded is in the log, of the area that is shown. */
static void
read_log (BwOrdersPage *self)
{
  if (self->log == NULL)
    return;

  bw_client_ledger_set_scope (self->log, gtk_widget_get_mapped (GTK_WIDGET (self)) ? bw_desk_get_scope (self->desk)
                                                                                   : NULL);
}

static void
show_order (BwOrdersPage *self)
{
  bw_order_view_set (self->view, self->desk, bw_orders_page_find_item (self, self->chosen), G_LIST_MODEL (self->log));
}

/* What the orders say was found already: nothing is read for this. */
static void
update (BwOrdersPage *self)
{
  gboolean is_loading = !bw_client_session_is_complete (bw_desk_get_session (self->desk));

  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_stack_set_visible_child_name (self->stack, is_loading ? "loading" : "content");
  if (is_loading)
    return;

  show_chips (self);
  show_list (self);
  show_as_of (self);
  show_drafts_fault (self);
  read_log (self);
  bw_theme_set_faded (GTK_WIDGET (self), bw_desk_is_faded (self->desk));
  gtk_widget_set_visible (self->write, bw_edits_may (bw_desk_get_edits (self->desk), "assign"));
  show_order (self);
  bw_ahead_find (GTK_WIDGET (self));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return bw_order_row_new (BW_ORDER_ITEM (item));
}

static void
on_list_selected_cb (BwOrdersPage  *self,
                     GtkListBoxRow *row,
                     GtkListBox    *list)
{
  const char *id;

  g_assert (BW_IS_ORDERS_PAGE (self));

  if (row == NULL)
    return;

  id = bw_order_item_get_order (bw_order_row_get_item (BW_ORDER_ROW (row)))->id;
  if (g_strcmp0 (self->chosen, id) == 0)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  self->is_awaited = FALSE;
  show_order (self);
}

static void
on_chip_toggled_cb (BwOrdersPage    *self,
                    GtkToggleButton *button)
{
  g_assert (BW_IS_ORDERS_PAGE (self));

  for (guint i = 0; i < BW_ORDERS_N_CHIPS; i++)
    {
      if (gtk_toggle_button_get_active (self->chips[i]))
        self->chip = (BwOrdersChip) i;
    }
  if (self->desk != NULL)
    update (self);
}

/* Orders and receipts come by the list; the figure that the order should move does not. */
static void
on_desk_refresh_cb (BwOrdersPage       *self,
                    const BwDeskChange *change)
{
  const BwOrder *order = bw_orders_page_get_chosen (self);
  BwPlace place = order != NULL && order->measure_place != NULL
                    ? bw_place_tree_lookup (bw_desk_get_places (self->desk), order->measure_place)
                    : BW_PLACE_NONE;

  g_assert (BW_IS_ORDERS_PAGE (self));

  if (change != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && place < change->n_places
      && change->is_changed[place])
    bw_order_view_update_effect (self->view, self->desk, order);
}

static void
on_desk_tick_cb (BwOrdersPage *self)
{
  g_assert (BW_IS_ORDERS_PAGE (self));

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_REREAD == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_order (self);
}

static void
on_change_cb (BwOrdersPage *self)
{
  g_assert (BW_IS_ORDERS_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* What this desk adds to the log is read there when it has arrived. */
static void
on_outbox_taken_cb (BwOrdersPage        *self,
                    BwClientOutboxEntry *entry,
                    BwClientOutbox      *outbox)
{
  BwDocumentType type;
  g_autofree char *id = bw_edits_dup_id (entry, &type);

  g_assert (BW_IS_ORDERS_PAGE (self));

  if (id != NULL && type == BW_DOCUMENT_TYPE_ENTRY && self->log != NULL)
    bw_client_ledger_refresh (self->log);
}

/* A page that was not shown has missed changes. */
static void
bw_orders_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_orders_page_parent_class)->map (widget);

  update (BW_ORDERS_PAGE (widget));
}

static void
bw_orders_page_dispose (GObject *object)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->orders = NULL;
  g_clear_object (&self->log);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_orders_page_parent_class)->dispose (object);
}

static void
bw_orders_page_finalize (GObject *object)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (object);

  g_clear_object (&self->shown);
  g_free (self->chosen);

  G_OBJECT_CLASS (bw_orders_page_parent_class)->finalize (object);
}

static void
bw_orders_page_class_init (BwOrdersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_orders_page_dispose;
  object_class->finalize = bw_orders_page_finalize;
  widget_class->map = bw_orders_page_map;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  g_type_ensure (BW_TYPE_ORDER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, write);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, export);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, drafts_fault);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, list);
  gtk_widget_class_bind_template_child (widget_class, BwOrdersPage, view);
  gtk_widget_class_bind_template_child_full (widget_class, "chip_open", FALSE,
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[BW_ORDERS_CHIP_OPEN]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_all", FALSE,
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[BW_ORDERS_CHIP_ALL]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_drafts", FALSE,
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[BW_ORDERS_CHIP_DRAFTS]));
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_selected_cb);
  bw_orders_page_install_actions (widget_class);
}

static void
bw_orders_page_init (BwOrdersPage *self)
{
  self->shown = g_list_store_new (BW_TYPE_ORDER_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (gtk_widget_get_parent (GTK_WIDGET (self->view)));
  bw_accessible_follow_text (self->drafts_fault);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), make_row, NULL, NULL);
  bw_export_button_set_title (self->export, _("Orders"));
  bw_export_button_set_model (self->export, G_LIST_MODEL (self->shown), bw_order_item_titles, dup_cell,
                              G_OBJECT (self));
}

/**
 * bw_orders_page_new:
 * @desk: what is shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bw_orders_page_new (BwDesk *desk)
{
  BwOrdersPage *self;
  BwClientSession *session;
  BwEdits *edits;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ORDERS_PAGE, NULL);
  session = bw_desk_get_session (desk);
  edits = bw_desk_get_edits (desk);
  self->desk = g_object_ref (desk);
  self->orders = bw_order_list_get (desk);
  self->log = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_ENTRY);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::faded", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::complete", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orders, "changed", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "rights-changed", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "notify::state", G_CALLBACK (on_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_client_session_get_outbox (session), "taken", G_CALLBACK (on_outbox_taken_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

BwOrderItem *
bw_orders_page_find_item (BwOrdersPage *self,
                          const char   *id)
{
  return bw_order_list_find (self->orders, id);
}

/**
 * bw_orders_page_await: (skip)
 * @self: the page
 * @id: of what was just written
 */
void
bw_orders_page_await (BwOrdersPage *self,
                      const char   *id)
{
  g_return_if_fail (BW_IS_ORDERS_PAGE (self));

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  self->is_awaited = TRUE;
  update (self);
}

/**
 * bw_orders_page_write:
 * @self: a page, shown or not
 * @parent: the window that asks for it
 * @order: what it begins with
 */
void
bw_orders_page_write (BwOrdersPage *self,
                      GtkWindow    *parent,
                      BwOrder      *order)
{
  g_return_if_fail (BW_IS_ORDERS_PAGE (self));
  g_return_if_fail (order != NULL);

  /* One that is not shown may not know of all orders, nor of drafts. */
  update (self);
  bw_orders_page_compose (self, parent, order);
}

/**
 * bw_orders_page_is_settled:
 * @self: a page
 *
 * Returns: whether all that is known is on the screen
 */
gboolean
bw_orders_page_is_settled (BwOrdersPage *self)
{
  g_return_val_if_fail (BW_IS_ORDERS_PAGE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0;
}

const BwOrder *
bw_orders_page_get_chosen (BwOrdersPage *self)
{
  BwOrderItem *item;

  g_return_val_if_fail (BW_IS_ORDERS_PAGE (self), NULL);

  item = bw_orders_page_find_item (self, self->chosen);
  return item != NULL ? bw_order_item_get_order (item) : NULL;
}
