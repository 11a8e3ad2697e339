/* bw-order-compose-window.c: writes an order, sends it or keeps it as a draft
 *
 * Who may only ask writes a request, which goes upward; who commands tells the areas
 * below the own one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-compose-window.h"

#include "bw-accessible.h"
#include "bw-alert-until.h"
#include "bw-json.h"
#include "bw-late-box.h"
#include "bw-order-expects.h"
#include "bw-order-number.h"
#include "bw-order-recipients.h"
#include "bw-order-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

struct _BwOrderComposeWindow
{
  AdwWindow parent_instance;

  BwDesk        *desk;         /* (owned) (nullable) */
  BwOrderDrafts *drafts;       /* (owned) (nullable) */
  GPtrArray     *orders;       /* (owned) (nullable) (element-type BwOrder) */
  char          *id;           /* (owned) */
  char          *url;          /* (owned) (nullable): of the backend that it is written for */
  char          *supersedes;   /* (owned) (nullable) */
  gboolean       cancels;      /* it takes that back */
  GStrv          told;         /* (owned) (nullable): who was told what it takes the place of */
  char          *note;         /* (owned) (nullable): what was changed by itself */
  char          *issuer;       /* (owned) */
  gboolean       is_command;   /* more than requests may be written */
  gboolean       is_done;      /* sent, kept, or discarded by somebody's word */
  char          *state;        /* (owned) (nullable): of what was written when it was opened */

  AdwComboRow   *kind;
  GtkEditable   *number;
  GtkEditable   *title;
  GtkTextBuffer *text;
  GtkEditable   *acknowledge_by;
  GtkEditable   *due;
  BwOrderExpects *expects;
  BwOrderRecipients *recipients;
  GtkLabel      *fault;
  GtkWidget     *send;
};

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderComposeWindow, bw_order_compose_window, ADW_TYPE_WINDOW)

static const char * const kinds[] = { "notice", "order", "plan", "request" };

static const char *
get_kind (BwOrderComposeWindow *self)
{
  guint index = adw_combo_row_get_selected (self->kind);

  if (!self->is_command)
    return "request";

  return kinds[index < G_N_ELEMENTS (kinds) ? index : 0];
}

static gboolean
is_request (BwOrderComposeWindow *self)
{
  return g_str_equal (get_kind (self), "request");
}

static char *
dup_entry (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static char *
dup_text (BwOrderComposeWindow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->text, &start, &end, FALSE));
}

/* FALSE: what was typed is no time; @fault says why. Nothing typed is no time, and none
 * is needed. */
static gboolean
read_time (BwOrderComposeWindow  *self,
           GtkEditable           *entry,
           gint64                *time,
           const char           **fault)
{
  g_autofree char *text = dup_entry (entry);

  *time = 0;
  return *text == '\0' || bw_alert_until_read (text, bw_desk_get_now (self->desk),
                                               bw_desk_get_time_zone (self->desk), time, fault);
}

/* (nullable): what was typed that cannot be read: it would be in no order and no draft */
static const char *
find_unreadable (BwOrderComposeWindow *self)
{
  const char *fault = NULL;
  gint64 time = 0;

  if (!read_time (self, self->acknowledge_by, &time, &fault) || !read_time (self, self->due, &time, &fault))
    return fault;

  return bw_order_expects_find_fault (self->expects);
}

/* What was written for one city must not go to another. */
static gboolean
is_elsewhere (BwOrderComposeWindow *self)
{
  return g_strcmp0 (self->url, bw_client_session_get_url (bw_desk_get_session (self->desk))) != 0;
}

/* Who was told and is not told that it holds no more goes on with it. */
static gboolean
leaves_out (BwOrderComposeWindow *self,
            JsonArray            *chosen)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  for (guint i = 0; self->told != NULL && self->told[i] != NULL; i++)
    {
      gboolean is_told = bw_place_tree_lookup (places, self->told[i]) == BW_PLACE_NONE;

      for (guint j = 0; j < json_array_get_length (chosen) && !is_told; j++)
        is_told = g_str_equal (json_array_get_string_element (chosen, j), self->told[i]);
      if (!is_told)
        return TRUE;
    }

  return FALSE;
}

/* (nullable): why it cannot be sent */
static const char *
find_fault (BwOrderComposeWindow *self)
{
  g_autofree char *title = dup_entry (self->title);
  g_autoptr (JsonArray) chosen = bw_order_recipients_list (self->recipients);
  const char *fault = find_unreadable (self);
  gint64 acknowledge_by = 0;
  gint64 due = 0;

  if (is_elsewhere (self))
    return _("Another server is connected than this was written for: keep it as a draft for that one");
  if (*title == '\0')
    return _("A title is needed");
  if (fault != NULL)
    return fault;

  read_time (self, self->acknowledge_by, &acknowledge_by, &fault);
  read_time (self, self->due, &due, &fault);
  if (acknowledge_by != 0 && due != 0 && acknowledge_by > due)
    return _("It is to be acknowledged before it is to be done");

  if (json_array_get_length (chosen) == 0)
    return _("Choose at least one recipient");

  return self->cancels && leaves_out (self, chosen)
           ? _("All who received the order are to be told that it is cancelled: choose them too") : NULL;
}

/* (transfer full): all that is to be looked at before it is sent; empty: nothing is */
static char *
dup_note (BwOrderComposeWindow *self)
{
  g_autoptr (JsonArray) chosen = bw_order_recipients_list (self->recipients);
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->note != NULL)
    g_strv_builder_add (notes, self->note);
  if (leaves_out (self, chosen))
    g_strv_builder_add (notes, _("Some who received the order that this supersedes are not chosen: they would not "
                                 "know"));

  all = g_strv_builder_end (notes);
  return g_strjoinv ("\n", all);
}

static void
update (BwOrderComposeWindow *self)
{
  const char *fault = find_fault (self);
  g_autofree char *note = fault != NULL ? g_strdup (fault) : dup_note (self);

  gtk_label_set_label (self->fault, note);
  gtk_widget_set_sensitive (self->send, fault == NULL);
}

static void
set_time (BwOrderComposeWindow *self,
          JsonObject           *members,
          const char           *member,
          gint64                time)
{
  g_autofree char *text = bw_time_format (time, bw_desk_get_time_zone (self->desk));

  if (time != 0)
    json_object_set_string_member (members, member, text);
}

static void
set_text (JsonObject *members,
          const char *member,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (members, member, text);
}

static void
set_expects (BwOrderComposeWindow *self,
             JsonObject           *members,
             gint64                due)
{
  JsonObject *expects = bw_order_expects_make (self->expects);

  if (expects == NULL)
    return;

  set_time (self, expects, "by", due);
  json_object_set_object_member (members, "expects", expects);
}

/* (transfer full): what is written so far */
static JsonObject *
make_members (BwOrderComposeWindow *self)
{
  JsonObject *members = json_object_new ();
  g_autofree char *number = dup_entry (self->number);
  g_autofree char *title = dup_entry (self->title);
  g_autofree char *text = dup_text (self);
  const char *fault = NULL;
  gint64 acknowledge_by = 0;
  gint64 due = 0;

  read_time (self, self->acknowledge_by, &acknowledge_by, &fault);
  read_time (self, self->due, &due, &fault);
  json_object_set_string_member (members, "kind", get_kind (self));
  set_text (members, "number", number);
  set_text (members, "title", title);
  set_text (members, "text", text);
  set_text (members, "issuer", self->issuer);
  set_text (members, "supersedes", self->supersedes);
  if (self->cancels)
    json_object_set_boolean_member (members, "cancels", TRUE);
  set_time (self, members, "acknowledge_by", acknowledge_by);
  set_time (self, members, "due", due);
  json_object_set_array_member (members, "recipients", bw_order_recipients_list (self->recipients));
  set_expects (self, members, due);
  return members;
}

/* (transfer full): all that was typed, to tell whether it is another one. */
static char *
dup_state (BwOrderComposeWindow *self)
{
  g_autoptr (JsonObject) members = make_members (self);
  g_autofree char *line = bw_json_to_line (members);

  return g_strjoin ("\n", line, gtk_editable_get_text (self->acknowledge_by), gtk_editable_get_text (self->due),
                    bw_order_expects_get_text (self->expects), NULL);
}

static gboolean
is_changed (BwOrderComposeWindow *self)
{
  g_autofree char *state = dup_state (self);

  return g_strcmp0 (state, self->state) != 0;
}

static void
fill_kinds (BwOrderComposeWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (self->is_command || g_str_equal (kinds[i], "request"))
        gtk_string_list_append (names, bw_order_words_get_kind (kinds[i]));
    }
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
}

static void
suggest_number (BwOrderComposeWindow *self)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (bw_desk_get_now (self->desk),
                                                     bw_desk_get_time_zone (self->desk));
  g_autofree char *number = bw_order_number_suggest (self->orders, self->issuer, g_date_time_get_year (date));

  gtk_editable_set_text (self->number, number);
}

/* Whether the number was given to another one meanwhile: then the next stands there, and a
 * person looks at it before anything is sent. Numbers that are too long are not counted up:
 * where the next was given too, a person finds one. */
static gboolean
renumber (BwOrderComposeWindow *self)
{
  g_autofree char *before = dup_entry (self->number);
  g_autofree char *number = g_strdup (before);
  gboolean is_stuck = FALSE;
  BwOrder *other;

  while (*number != '\0' && !is_stuck && (other = bw_order_number_find (self->desk, self->issuer, number)) != NULL)
    {
      g_autofree char *tried = g_steal_pointer (&number);

      g_ptr_array_add (self->orders, other);
      suggest_number (self);
      number = dup_entry (self->number);
      is_stuck = g_str_equal (number, tried);
    }

  g_clear_pointer (&self->note, g_free);
  if (is_stuck)
    /* Translators: the number of an order */
    self->note = g_strdup_printf (_("Number %s has been given to another order: write one that has not"), number);
  else if (!g_str_equal (number, before))
    /* Translators: numbers of orders: one that another order has been given, and the next that is free */
    self->note = g_strdup_printf (_("Number %s has been given to another order. The next is %s: look at it before "
                                    "you issue"), before, number);

  return self->note != NULL;
}

static void
show_time (BwOrderComposeWindow *self,
           GtkEditable          *entry,
           gint64                time)
{
  g_autofree char *text = time != 0 ? bw_alert_until_write (time, bw_desk_get_time_zone (self->desk)) : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

static void
show_order (BwOrderComposeWindow *self,
            const BwOrder        *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && self->is_command; i++)
    {
      if (g_str_equal (kinds[i], order->kind))
        adw_combo_row_set_selected (self->kind, i);
    }
  if (order->number != NULL)
    gtk_editable_set_text (self->number, order->number);
  gtk_editable_set_text (self->title, order->title);
  gtk_text_buffer_set_text (self->text, order->text != NULL ? order->text : "", -1);
  show_time (self, self->acknowledge_by, order->acknowledge_by);
  show_time (self, self->due, order->due);
}

/* Whoever is not known is taken for the scope; the backend judges. */
static char *
find_issuer (BwDesk *desk)
{
  const char *area = bw_client_session_get_area (bw_desk_get_session (desk));

  return g_strdup (area != NULL ? area : bw_desk_get_scope (desk));
}

/* (transfer full) (nullable): who received the order @id (nullable) */
static GStrv
find_told (BwDesk     *desk,
           const char *id)
{
  BwDocument *document = id != NULL ? bw_picture_get_document (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_ORDER, id)
                                    : NULL;
  g_autoptr (BwOrder) order = document != NULL ? bw_order_new_from_document (document) : NULL;

  return order != NULL ? g_strdupv (order->recipients) : NULL;
}

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("order-", uuid, NULL);
}

static void
on_row_changed_cb (BwOrderComposeWindow *self)
{
  g_assert (BW_IS_ORDER_COMPOSE_WINDOW (self));

  if (self->desk != NULL)
    update (self);
}

/* What was said of the number that stood there is not true of another. */
static void
on_number_changed_cb (BwOrderComposeWindow *self)
{
  g_assert (BW_IS_ORDER_COMPOSE_WINDOW (self));

  g_clear_pointer (&self->note, g_free);
  if (self->desk != NULL)
    update (self);
}

static void
on_recipients_changed_cb (BwOrderComposeWindow *self)
{
  g_assert (BW_IS_ORDER_COMPOSE_WINDOW (self));

  update (self);
}

static void
on_kind_selected_cb (BwOrderComposeWindow *self)
{
  g_assert (BW_IS_ORDER_COMPOSE_WINDOW (self));

  if (self->desk == NULL)
    return;

  bw_order_recipients_fill (self->recipients, is_request (self), NULL);
  update (self);
}

static void
finish (BwOrderComposeWindow *self)
{
  self->is_done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
save_draft (BwOrderComposeWindow  *self,
            GError               **error)
{
  g_autoptr (JsonObject) members = make_members (self);

  json_object_set_string_member (members, "id", self->id);
  return bw_order_drafts_save (self->drafts, self->url, members, error);
}

/* What cannot be kept stays in the window, with the reason. */
static void
on_draft_clicked_cb (BwOrderComposeWindow *self)
{
  const char *fault = find_unreadable (self);
  g_autoptr (GError) error = NULL;

  if (fault != NULL || !save_draft (self, &error))
    {
      gtk_label_set_label (self->fault, fault != NULL ? fault : error->message);
      return;
    }

  g_signal_emit (self, signals[WRITTEN], 0, self->id);
  finish (self);
}

static void
on_close_response_cb (BwOrderComposeWindow *self,
                      const char           *response,
                      AdwMessageDialog     *dialog)
{
  g_assert (BW_IS_ORDER_COMPOSE_WINDOW (self));

  /* It is still closing when the window that it belongs to has gone. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);

  if (g_str_equal (response, "keep"))
    on_draft_clicked_cb (self);
  else if (g_str_equal (response, "discard"))
    finish (self);
}

static void
ask_keep (BwOrderComposeWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Keep What Was Written?"),
                                              _("It has not been issued. A draft stays on this computer until it is "
                                                "issued or discarded."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Go on Writing"), "discard",
                                    _("_Discard"), "keep", _("_Keep as a Draft"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_send_clicked_cb (BwOrderComposeWindow *self)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  g_autoptr (JsonObject) members = NULL;
  g_autofree char *title = NULL;

  /* Time went on while it was open, and others issued orders. */
  update (self);
  if (!gtk_widget_get_sensitive (self->send))
    return;
  if (renumber (self))
    {
      update (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->number));
      return;
    }

  members = make_members (self);
  json_object_set_boolean_member (members, "complete", TRUE);
  set_time (self, members, "issued", bw_desk_get_now (self->desk));
  /* Translators: the place is for the title of an order. */
  title = g_strdup_printf (_("“%s” issued"), bw_json_peek_string (members, "title"));
  bw_edits_begin (edits, title);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_ORDER, self->id, members, title);
  bw_edits_end (edits);
  bw_order_drafts_remove (self->drafts, self->id);
  g_signal_emit (self, signals[WRITTEN], 0, self->id);
  finish (self);
}

static gboolean
bw_order_compose_window_close_request (GtkWindow *window)
{
  BwOrderComposeWindow *self = BW_ORDER_COMPOSE_WINDOW (window);

  if (!self->is_done && is_changed (self))
    {
      ask_keep (self);
      return TRUE;
    }

  self->is_done = TRUE;
  return GTK_WINDOW_CLASS (bw_order_compose_window_parent_class)->close_request (window);
}

static void
bw_order_compose_window_dispose (GObject *object)
{
  BwOrderComposeWindow *self = BW_ORDER_COMPOSE_WINDOW (object);

  /* The program ends, and nobody can be asked. */
  if (self->desk != NULL && !self->is_done && is_changed (self))
    save_draft (self, NULL);
  self->is_done = TRUE;

  g_clear_object (&self->desk);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->orders, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_order_compose_window_parent_class)->dispose (object);
}

static void
bw_order_compose_window_finalize (GObject *object)
{
  BwOrderComposeWindow *self = BW_ORDER_COMPOSE_WINDOW (object);

  g_free (self->id);
  g_free (self->url);
  g_free (self->state);
  g_free (self->supersedes);
  g_strfreev (self->told);
  g_free (self->note);
  g_free (self->issuer);

  G_OBJECT_CLASS (bw_order_compose_window_parent_class)->finalize (object);
}

static void
bw_order_compose_window_class_init (BwOrderComposeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_order_compose_window_dispose;
  object_class->finalize = bw_order_compose_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = bw_order_compose_window_close_request;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (BW_TYPE_LATE_BOX);
  g_type_ensure (BW_TYPE_ORDER_EXPECTS);
  g_type_ensure (BW_TYPE_ORDER_RECIPIENTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-compose-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, number);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, text);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, acknowledge_by);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, due);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, expects);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, recipients);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwOrderComposeWindow, send);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recipients_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked_cb);
}

static void
bw_order_compose_window_init (BwOrderComposeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

/**
 * bw_order_compose_window_new:
 * @parent: the window that it stands above
 * @desk: the desk
 * @drafts: where a draft is kept
 * @order: (nullable): what it begins with
 * @orders: (element-type BwOrder): those that are known
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_order_compose_window_new (GtkWindow     *parent,
                             BwDesk        *desk,
                             BwOrderDrafts *drafts,
                             BwOrder       *order,
                             GPtrArray     *orders)
{
  const char * const *recipients = order != NULL ? (const char * const *) order->recipients : NULL;
  BwOrderComposeWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_ORDER_DRAFTS (drafts), NULL);

  self = g_object_new (BW_TYPE_ORDER_COMPOSE_WINDOW, "transient-for", parent, NULL);
  self->drafts = g_object_ref (drafts);
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_unref);
  for (guint i = 0; i < orders->len; i++)
    g_ptr_array_add (self->orders, bw_order_ref (g_ptr_array_index (orders, i)));
  self->url = g_strdup (bw_client_session_get_url (bw_desk_get_session (desk)));
  self->is_command = bw_edits_may (bw_desk_get_edits (desk), "command");
  self->issuer = find_issuer (desk);
  self->supersedes = order != NULL ? g_strdup (order->supersedes) : NULL;
  self->cancels = order != NULL && order->cancels;
  self->told = find_told (desk, self->supersedes);
  self->id = order != NULL && order->id != NULL ? g_strdup (order->id) : make_id ();
  bw_order_expects_begin (self->expects, desk, order);
  bw_order_recipients_begin (self->recipients, desk, self->issuer, recipients);
  fill_kinds (self);
  self->desk = g_object_ref (desk);
  suggest_number (self);
  if (order != NULL)
    show_order (self, order);
  renumber (self);
  bw_order_recipients_fill (self->recipients, is_request (self), recipients);
  update (self);
  self->state = dup_state (self);
  return GTK_WIDGET (self);
}
