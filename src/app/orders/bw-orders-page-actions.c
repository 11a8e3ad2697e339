/* bw-orders-page-actions.c: of the page of orders: what is done with the one that is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-edit-words.h"
#include "bw-json.h"
#include "bw-order-compose-window.h"
#include "bw-orders-page-private.h"
#include "bw-place-name.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* Words take longer to read than what was done at once. */
#define RESTORE_S 10

/* (nullable) (transfer none) */
static AdwToast *
tell (BwOrdersPage *self,
      const char   *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (toasts == NULL)
    return NULL;

  toast = adw_toast_new (title);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
  return toast;
}

/* @order: (nullable): what it begins with */
static void
compose (BwOrdersPage *self,
         BwOrder      *order)
{
  bw_orders_page_compose (self, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), order);
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
  BwOrderItem *item = bw_orders_page_find_item (BW_ORDERS_PAGE (widget), BW_ORDERS_PAGE (widget)->chosen);

  if (item != NULL && bw_order_item_get_order (item)->is_draft)
    compose (BW_ORDERS_PAGE (widget), (BwOrder *) bw_order_item_get_order (item));
}

static void
on_toast_restore_cb (BwOrdersPage *self,
                     AdwToast     *toast)
{
  JsonObject *draft = g_object_get_data (G_OBJECT (toast), "draft");
  g_autoptr (GError) error = NULL;

  g_assert (BW_IS_ORDERS_PAGE (self));

  if (bw_order_drafts_save (bw_order_list_get_drafts (self->orders), g_object_get_data (G_OBJECT (toast), "url"), draft,
                            &error))
    bw_orders_page_await (self, bw_json_peek_string (draft, "id"));
  else
    tell (self, error->message);
}

/* Somebody wrote it: it comes back as long as that is offered. */
static void
offer_restore (BwOrdersPage *self,
               JsonObject   *draft)
{
  const char *title = bw_json_peek_string (draft, "title");
  AdwToast *toast;
  g_autofree char *text = NULL;

  /* Translators: %s: title of a draft */
  text = g_strdup_printf (_("Draft discarded: %s"), title != NULL ? title : _("Without a title"));
  toast = tell (self, text);
  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, RESTORE_S);
  g_object_set_data_full (G_OBJECT (toast), "draft", json_object_ref (draft), (GDestroyNotify) json_object_unref);
  g_object_set_data_full (G_OBJECT (toast), "url",
                          g_strdup (bw_client_session_get_url (bw_desk_get_session (self->desk))), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_restore_cb), self, G_CONNECT_SWAPPED);
}

/* (transfer full) (nullable) */
static JsonObject *
find_draft (BwOrdersPage *self,
            const char   *id)
{
  GPtrArray *drafts = bw_order_drafts_get (bw_order_list_get_drafts (self->orders));

  for (guint i = 0; i < drafts->len; i++)
    {
      if (g_strcmp0 (bw_json_peek_string (g_ptr_array_index (drafts, i), "id"), id) == 0)
        return json_object_ref (g_ptr_array_index (drafts, i));
    }

  return NULL;
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = bw_orders_page_get_chosen (self);
  g_autoptr (JsonObject) draft = order != NULL && order->is_draft ? find_draft (self, order->id) : NULL;

  if (draft == NULL)
    return;

  bw_order_drafts_remove (bw_order_list_get_drafts (self->orders), bw_json_peek_string (draft, "id"));
  offer_restore (self, draft);
}

static void
supersede_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  BwOrdersPage *self = BW_ORDERS_PAGE (widget);
  const BwOrder *order = bw_orders_page_get_chosen (self);
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
  const BwOrder *order = bw_orders_page_get_chosen (self);
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
  successor->cancels = TRUE;
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
  const BwOrder *order = bw_orders_page_get_chosen (self);

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
  const BwOrder *order = bw_orders_page_get_chosen (self);
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

static void
on_window_written_cb (BwOrdersPage         *self,
                      const char           *id,
                      BwOrderComposeWindow *window)
{
  g_assert (BW_IS_ORDERS_PAGE (self));

  bw_orders_page_await (self, id);
}

/**
 * bw_orders_page_compose: (skip)
 * @self: the page
 * @parent: the window that it stands above
 * @order: (nullable): what it begins with
 */
void
bw_orders_page_compose (BwOrdersPage *self,
                        GtkWindow    *parent,
                        BwOrder      *order)
{
  g_autoptr (GPtrArray) known = bw_order_list_dup_orders (self->orders);
  GtkWidget *window = bw_order_compose_window_new (parent, self->desk, bw_order_list_get_drafts (self->orders), order,
                                                   known);

  g_signal_connect_object (window, "written", G_CALLBACK (on_window_written_cb), self, G_CONNECT_SWAPPED);
  bw_ahead_present (GTK_WINDOW (window));
}

/**
 * bw_orders_page_install_actions: (skip)
 * @widget_class: of the page
 */
void
bw_orders_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "order.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "order.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "order.discard-draft", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "order.supersede", NULL, supersede_action);
  gtk_widget_class_install_action (widget_class, "order.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "order.remind", "s", remind_action);
  gtk_widget_class_install_action (widget_class, "order.receipt", "(ss)", receipt_action);
}
