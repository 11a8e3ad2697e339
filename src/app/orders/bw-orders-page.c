/* bw-orders-page.c: what was ordered, and who has come how far with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-orders-page.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-client-ledger.h"
#include "bw-edit-words.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-order-compose-window.h"
#include "bw-order-list.h"
#include "bw-order-row.h"
#include "bw-order-view.h"
#include "bw-place-name.h"
#include "bw-stage.h"
#include "bw-theme.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* How late somebody is grows also when nothing comes in. */
#define TICKS_PER_REREAD 10

typedef enum
{
  CHIP_OPEN,
  CHIP_ALL,
  CHIP_DRAFTS,
} Chip;
#define N_CHIPS 3

struct _BwOrdersPage
{
  AdwBin parent_instance;

  BwDesk              *desk;       /* (owned) (nullable) */
  BwOrderList         *orders;     /* (unowned): of @desk: all of the scope */
  BwClientLedger      *log;        /* (owned) (nullable) */
  GListStore          *shown;      /* (owned) (element-type BwOrderItem): those behind the chip */
  char                *chosen;     /* (owned) (nullable): id of the one beside the list */
  gboolean             is_awaited; /* it was written here, and is still to be told by the feed */
  Chip                 chip;
  guint                n_ticks;

  GtkStack            *stack;
  GtkSpinner          *spinner;
  GtkWidget           *write;
  BwExportButton      *export;
  GtkToggleButton     *chips[N_CHIPS];
  GtkLabel            *as_of;
  GtkLabel            *drafts_fault;
  GtkStack            *list_stack;
  GtkListBox          *list;
  BwOrderView         *view;
};

G_DEFINE_FINAL_TYPE (BwOrdersPage, bw_orders_page, ADW_TYPE_BIN)

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  return bw_order_item_dup_cell (BW_ORDER_ITEM ((gpointer) row), column);
}

static BwOrderItem *
find_item (BwOrdersPage *self,
           const char   *id)
{
  return bw_order_list_find (self->orders, id);
}

static gboolean
is_behind (BwOrderItem *item,
           Chip         chip)
{
  gboolean is_draft = bw_order_item_get_order (item)->is_draft;

  if (chip == CHIP_DRAFTS)
    return is_draft;

  return !is_draft && (chip == CHIP_ALL || bw_order_item_is_open (item));
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
  BwOrderItem *item = find_item (self, self->chosen);

  if (item != NULL && g_list_store_find (self->shown, item, &position))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}

/* What was just issued is in no list before it is on the disk, nor between its answer
 * and the feed. */
static gboolean
is_awaited (BwOrdersPage *self)
{
  BwOrderItem *item = find_item (self, self->chosen);

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
          gboolean is_first = self->chip != CHIP_OPEN || bw_order_item_get_tone (item) == BW_ORDER_TONE_LATE;

          if (is_first == (half == 0) && is_behind (item, self->chip))
            g_ptr_array_add (wanted, item);
        }
    }

  if (!is_shown_already (self, wanted))
    g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), wanted->pdata,
                         wanted->len);

  /* What is chosen stays beside the list, also when a chip hides its row. */
  if (!is_awaited (self) && find_item (self, self->chosen) == NULL)
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
  static const char * const names[N_CHIPS] = {
    NC_("orders", "To do"), NC_("orders", "All"), NC_("orders", "Drafts"),
  };
  GPtrArray *items = bw_order_list_get_items (self->orders);

  for (guint chip = 0; chip < N_CHIPS; chip++)
    {
      guint n = 0;
      g_autofree char *label = NULL;

      for (guint i = 0; i < items->len; i++)
        n += is_behind (g_ptr_array_index (items, i), (Chip) chip);

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
  bw_order_view_set (self->view, self->desk, find_item (self, self->chosen), G_LIST_MODEL (self->log));
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

/* What was just written is looked at. */
static void
on_window_written_cb (BwOrdersPage         *self,
                      const char           *id,
                      BwOrderComposeWindow *window)
{
  g_assert (BW_IS_ORDERS_PAGE (self));

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  self->is_awaited = TRUE;
  update (self);
}

static void
compose_above (BwOrdersPage *self,
               GtkWindow    *parent,
               BwOrder      *order)
{
  g_autoptr (GPtrArray) known = bw_order_list_dup_orders (self->orders);
  GtkWidget *window = bw_order_compose_window_new (parent, self->desk, bw_order_list_get_drafts (self->orders), order,
                                                   known);

  g_signal_connect_object (window, "written", G_CALLBACK (on_window_written_cb), self, G_CONNECT_SWAPPED);
  bw_ahead_present (GTK_WINDOW (window));
}

/* @order: (nullable): what it begins with */
static void
compose (BwOrdersPage *self,
         BwOrder      *order)
{
  compose_above (self, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), order);
}

static const BwOrder *
get_chosen (BwOrdersPage *self)
{
  BwOrderItem *item = find_item (self, self->chosen);

  return item != NULL ? bw_order_item_get_order (item) : NULL;
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  compose (BW_ORDERS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BwOrderItem *item = find_item (BW_ORDERS_PAGE (widget), BW_ORDERS_PAGE (widget)->chosen);

  if (item != NULL && bw_order_item_get_order (item)->is_draft)
    compose (BW_ORDERS_PAGE (widget), (BwOrder *) bw_order_item_get_order (item));
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = get_chosen (self);
  g_autofree char *id = order != NULL && order->is_draft ? g_strdup (order->id) : NULL;

  if (id != NULL)
    bw_order_drafts_remove (bw_order_list_get_drafts (self->orders), id);
}

static void
supersede_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = get_chosen (self);
  g_autoptr (BwOrder) successor = NULL;

  if (order == NULL)
    return;

  successor = bw_order_new_successor (order, order->kind, order->title, order->text);
  compose (self, successor);
}

/* There is no other way to take an order back than to say so. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = get_chosen (self);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BwOrder) successor = NULL;

  if (order == NULL)
    return;

  /* Translators: title of a notice; the place is for the title of the order that it cancels. */
  title = g_strdup_printf (_("Notice on cancelling “%s”"), order->title);
  /* Translators: text of a notice; the place is for the title of the order that it cancels. */
  text = g_strdup_printf (_("“%s” is cancelled and is not to be carried out any more."), order->title);
  successor = bw_order_new_successor (order, bw_order_is_request (order) ? "request" : "notice", title, text);
  compose (self, successor);
}

static void
remind (BwOrdersPage  *self,
        const BwOrder *order,
        const char    *area)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("entry-", uuid, NULL);
  g_autofree char *text = NULL;

  /* Translators: of the log, and of the offer to undo it; the places are for an area and the title of an order. */
  text = g_strdup_printf (_("Reminded %s of “%s”"), bw_place_name_get (self->desk, area), order->title);
  json_object_set_string_member (members, "kind", "contact");
  json_object_set_string_member (members, "area", area);
  json_object_set_string_member (members, "text", text);
  json_object_set_string_member (members, "order", order->id);
  bw_edits_begin (edits, text);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_ENTRY, id, members, text);
  bw_edits_end (edits);
}

static void
remind_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = get_chosen (self);

  if (order != NULL && order->document != NULL)
    remind (self, order, g_variant_get_string (parameter, NULL));
}

/* (transfer full) (nullable): the receipt as it is known here, sent or not */
static BwDocument *
find_receipt (BwOrdersPage *self,
              const char   *id)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  BwDocument *document = bw_picture_get_document (picture, BW_DOCUMENT_TYPE_RECEIPT, id);
  BwClientOutboxEntry *entry = bw_edits_find (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_RECEIPT, id);

  if (document != NULL)
    return bw_document_ref (document);

  return entry != NULL ? bw_document_new (bw_client_outbox_entry_get_body (entry), -1,
                                          bw_picture_get_catalogue (picture), NULL)
                       : NULL;
}

static void
put_receipt (BwOrdersPage  *self,
             const BwOrder *order,
             const char    *area,
             const char    *state,
             const char    *note)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  g_autofree char *id = g_strjoin ("/", order->id, area, NULL);
  g_autoptr (BwDocument) standing = find_receipt (self, id);
  g_autoptr (JsonObject) before = standing != NULL ? bw_document_dup_object (standing) : NULL;
  g_autoptr (JsonObject) members = json_object_new ();
  JsonNode *node = before != NULL ? json_object_get_member (before, "times") : NULL;
  JsonNode *copy = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_copy (node) : NULL;
  JsonObject *times = copy != NULL ? json_node_dup_object (copy) : json_object_new ();
  g_autofree char *now = bw_time_format (bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk));
  g_autofree char *title = NULL;

  g_clear_pointer (&copy, json_node_unref);
  json_object_set_string_member (times, state, now);
  json_object_set_string_member (members, "order", order->id);
  json_object_set_string_member (members, "area", area);
  json_object_set_string_member (members, "state", state);
  json_object_set_object_member (members, "times", times);
  if (note != NULL && *note != '\0')
    json_object_set_string_member (members, "note", note);

  /* Translators: an area, the title of an order, and what the area has said to it: "North Bank, “Order”: done" */
  title = g_strdup_printf (C_("receipt", "%s, “%s”: %s"), bw_place_name_get (self->desk, area), order->title,
                           bw_edit_words_get_word (state));
  bw_edits_begin (edits, title);
  if (standing != NULL)
    bw_edits_change (edits, standing, members, title);
  else
    bw_edits_create (edits, BW_DOCUMENT_TYPE_RECEIPT, id, members, title);
  bw_edits_end (edits);
}

/* What an answer is asked with. */
typedef struct
{
  BwOrdersPage *page;   /* (owned) */
  BwOrder      *order;  /* (owned) */
  char         *area;   /* (owned) */
  char         *state;  /* (owned) */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  bw_order_unref (question->order);
  g_free (question->area);
  g_free (question->state);
  g_free (question);
}

static void
on_note_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     Question         *question)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "send"))
    put_receipt (question->page, question->order, question->area, question->state, note);
}

/* At the end of an order the area says in words how it went. */
static void
ask_note (BwOrdersPage *self,
          BwOrder      *order,
          const char   *area,
          const char   *state)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_done = g_str_equal (state, "done");
  const char *heading = is_done ? _("Report That It Is Done") : _("Report That It Cannot Be Done");
  GtkWidget *dialog = adw_message_dialog_new (window, heading, order->title);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->order = bw_order_ref (order);
  question->area = g_strdup (area);
  question->state = g_strdup (state);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("In words"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  bw_accessible_set_label (GTK_ACCESSIBLE (entry), _("In words"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "send", _("_Report"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_note_response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
receipt_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = get_chosen (self);
  const char *area;
  const char *state;

  if (order == NULL || order->document == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &area, &state);
  if (g_str_equal (state, "done") || g_str_equal (state, "unable"))
    ask_note (self, (BwOrder *) order, area, state);
  else
    put_receipt (self, order, area, state, NULL);
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

  for (guint i = 0; i < N_CHIPS; i++)
    {
      if (gtk_toggle_button_get_active (self->chips[i]))
        self->chip = (Chip) i;
    }
  if (self->desk != NULL)
    update (self);
}

/* Orders and receipts come by the list; the figure that the order should move does not. */
static void
on_desk_refresh_cb (BwOrdersPage       *self,
                    const BwDeskChange *change)
{
  const BwOrder *order = get_chosen (self);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "order.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "order.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "order.discard-draft", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "order.supersede", NULL, supersede_action);
  gtk_widget_class_install_action (widget_class, "order.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "order.remind", "s", remind_action);
  gtk_widget_class_install_action (widget_class, "order.receipt", "(ss)", receipt_action);
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
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[CHIP_OPEN]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_all", FALSE,
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[CHIP_ALL]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_drafts", FALSE,
                                             G_STRUCT_OFFSET (BwOrdersPage, chips[CHIP_DRAFTS]));
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_selected_cb);
  install_actions (widget_class);
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
  compose_above (self, parent, order);
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
  g_return_val_if_fail (BW_IS_ORDERS_PAGE (self), NULL);

  return get_chosen (self);
}
