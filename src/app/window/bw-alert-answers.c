/* bw-alert-answers.c: what people say to alerts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alert-answers.h"

#include "bw-alert-change.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-place-name.h"

#include <glib/gi18n.h>

#define MAX_LENGTH (2 * 1024 * 1024)

struct _BwAlertAnswers
{
  GObject parent_instance;

  BwDesk   *desk;        /* (owned) */
  gboolean  is_allowed;
};

typedef enum
{
  PROP_ALLOWED = 1,
} BwAlertAnswersProperty;

static GParamSpec *properties[PROP_ALLOWED + 1];

G_DEFINE_FINAL_TYPE (BwAlertAnswers, bw_alert_answers, G_TYPE_OBJECT)

/* For the list of what waits. */
static char *
make_title (BwAlertAnswers *self,
            BwDocument     *document)
{
  const BwAlert *alert = bw_document_get_alert (document);

  /* Translators: something that waits to be sent; the places are for where and what
   * is wrong: "Acknowledged: Beta, queue too long". */
  return g_strdup_printf (_("Acknowledged: %s, %s"),
                          bw_place_name_get (self->desk, alert->place),
                          bw_alert_get_name (alert, bw_desk_get_language (self->desk)));
}

/* (transfer full): what is done, for the offer to undo it */
static char *
make_action (BwAlertAnswers *self,
             guint           n,
             gint64          until)
{
  g_autofree char *end = bw_format_as_of (until, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                          bw_desk_get_language (self->desk));

  /* Translators: how many, and the time until which they are quiet. */
  return bw_format_text (ngettext ("%u alert acknowledged until %s", "%u alerts acknowledged until %s", n), n, end);
}

static void
change (BwAlertAnswers *self,
        BwDocument     *document,
        const char     *reason,
        gint64          until)
{
  g_autoptr (JsonObject) standing = bw_document_dup_object (document);
  g_autoptr (JsonObject) asked = bw_alert_change_ask (standing, reason, until, bw_desk_get_time_zone (self->desk));
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *title = make_title (self, document);

  json_object_set_member (members, "acknowledged", json_object_dup_member (asked, "acknowledged"));
  bw_edits_change (bw_desk_get_edits (self->desk), document, members, title);
}

static void
update_allowed (BwAlertAnswers *self)
{
  gboolean is_allowed = bw_edits_may (bw_desk_get_edits (self->desk), "command");

  if (self->is_allowed == is_allowed)
    return;

  self->is_allowed = is_allowed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOWED]);
}

static void
on_edits_rights_changed_cb (BwAlertAnswers *self,
                            BwEdits        *edits)
{
  g_assert (BW_IS_ALERT_ANSWERS (self));

  update_allowed (self);
}

static void
bw_alert_answers_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BwAlertAnswers *self = BW_ALERT_ANSWERS (object);

  switch ((BwAlertAnswersProperty) property_id)
    {
    case PROP_ALLOWED:
      g_value_set_boolean (value, self->is_allowed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_alert_answers_dispose (GObject *object)
{
  BwAlertAnswers *self = BW_ALERT_ANSWERS (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_alert_answers_parent_class)->dispose (object);
}

static void
bw_alert_answers_class_init (BwAlertAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_alert_answers_get_property;
  object_class->dispose = bw_alert_answers_dispose;

  properties[PROP_ALLOWED] =
    g_param_spec_boolean ("allowed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_alert_answers_init (BwAlertAnswers *self)
{
}

/**
 * bw_alert_answers_new:
 * @desk: whose alerts they are
 *
 * Returns: (transfer full): answers, none yet
 */
BwAlertAnswers *
bw_alert_answers_new (BwDesk *desk)
{
  BwAlertAnswers *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ALERT_ANSWERS, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_allowed (self);
  return self;
}

/**
 * bw_alert_answers_is_allowed:
 * @self: the answers
 *
 * Returns: whether there is somebody to tell, who would listen as far as is known
 */
gboolean
bw_alert_answers_is_allowed (BwAlertAnswers *self)
{
  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), FALSE);

  return self->is_allowed;
}

/**
 * bw_alert_answers_read:
 * @json: (nullable): an alert
 *
 * Returns: (transfer full) (nullable): what it tells
 */
BwAlert *
bw_alert_answers_read (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? bw_json_parse (json, -1, MAX_LENGTH, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? bw_alert_new (json_node_get_object (root), NULL) : NULL;
}

/**
 * bw_alert_answers_find:
 * @self: the answers
 * @id: of an alert
 *
 * Returns: (transfer none) (nullable): the newest that is still to reach the backend
 */
BwClientOutboxEntry *
bw_alert_answers_find (BwAlertAnswers *self,
                       const char     *id)
{
  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), NULL);

  return bw_edits_find (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ALERT, id);
}

/**
 * bw_alert_answers_give:
 * @self: the answers
 * @documents: (element-type BwDocument): alerts, as they were shown
 * @reason: why they can wait
 * @until: how long, the backend's time, microseconds
 *
 * One of which something is still on its way is passed over. If all are, what was
 * given before can still be undone.
 */
void
bw_alert_answers_give (BwAlertAnswers *self,
                       GPtrArray      *documents,
                       const char     *reason,
                       gint64          until)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autofree char *action = NULL;

  g_return_if_fail (BW_IS_ALERT_ANSWERS (self));
  g_return_if_fail (documents != NULL);
  g_return_if_fail (bw_alert_change_is_reason (reason));

  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (bw_alert_answers_find (self, bw_document_get_id (document)) == NULL)
        g_ptr_array_add (given, document);
    }

  action = make_action (self, given->len, until);
  bw_edits_begin (bw_desk_get_edits (self->desk), action);
  for (guint i = 0; i < given->len; i++)
    change (self, g_ptr_array_index (given, i), reason, until);
  bw_edits_end (bw_desk_get_edits (self->desk));
}

/**
 * bw_alert_answers_describe:
 * @self: answers
 * @id: of an alert
 *
 * Returns: (transfer none) (nullable): what became of what was said to it; %NULL:
 *   nothing is on its way
 */
const char *
bw_alert_answers_describe (BwAlertAnswers *self,
                           const char     *id)
{
  BwClientOutboxEntry *entry;

  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (self), NULL);

  entry = bw_alert_answers_find (self, id);
  if (entry == NULL)
    return NULL;

  switch (bw_client_outbox_entry_get_state (entry))
    {
    case BW_OUTBOX_STATE_CONFLICT:
      return _("Changed meanwhile: decide");
    case BW_OUTBOX_STATE_REFUSED:
      return _("Refused: decide");
    case BW_OUTBOX_STATE_WAITING:
    case BW_OUTBOX_STATE_SENDING:
    case BW_OUTBOX_STATE_WITHDRAWN:
    case BW_OUTBOX_STATE_ANOTHERS:
    default:
      return _("Acknowledgement not sent yet");
    }
}
