/* bw-desk.c: what every part of a window shares: the session and (scope, page)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-desk.h"

#include "bw-desk-private.h"
#include "bw-language.h"

#include <string.h>

enum
{
  REFRESH,
  GLANCE,
  TICK,
  SCOPE_MISSING,
  N_SIGNALS
};

static GParamSpec *props[PROP_N_TOGETHER + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwDesk, bw_desk, G_TYPE_OBJECT)

static void
bw_desk_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  BwDesk *self = BW_DESK (object);

  switch ((BwDeskProperty) property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_SCOPE:
      g_value_set_string (value, self->scope);
      break;

    case PROP_PAGE:
      g_value_set_enum (value, (int) self->page);
      break;

    case PROP_FADED:
      g_value_set_boolean (value, self->is_faded);
      break;

    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, bw_history_can_step (self->history, -1));
      break;

    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, bw_history_can_step (self->history, 1));
      break;

    case PROP_SOUGHT:
      g_value_set_string (value, self->sought);
      break;

    case PROP_HOVERED:
      g_value_set_uint (value, self->hovered);
      break;

    case PROP_SELECTED:
      g_value_set_uint (value, bw_desk_get_selected (self));
      break;

    case PROP_N_TOGETHER:
      g_value_set_uint (value, self->together->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_desk_set_property (GObject      *object,
                      guint         property_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  BwDesk *self = BW_DESK (object);

  switch ((BwDeskProperty) property_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;

    case PROP_SCOPE:
      bw_desk_set_scope (self, g_value_get_string (value));
      break;

    case PROP_PAGE:
      bw_desk_set_page (self, (BwPage) g_value_get_enum (value));
      break;

    case PROP_HOVERED:
      bw_desk_set_hovered (self, g_value_get_uint (value));
      break;

    case PROP_SELECTED:
      bw_desk_set_selected (self, g_value_get_uint (value));
      break;

    case PROP_SOUGHT:
    case PROP_FADED:
    case PROP_N_TOGETHER:
    case PROP_CAN_GO_BACK:
    case PROP_CAN_GO_FORWARD:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_desk_constructed (GObject *object)
{
  BwDesk *self = BW_DESK (object);

  G_OBJECT_CLASS (bw_desk_parent_class)->constructed (object);

  self->picture = g_object_ref (bw_client_session_get_picture (self->session));
  bw_desk_start_refreshing (self);
}

static void
bw_desk_dispose (GObject *object)
{
  BwDesk *self = BW_DESK (object);

  bw_desk_stop_refreshing (self);
  g_clear_object (&self->calls);
  g_clear_object (&self->edits);

  G_OBJECT_CLASS (bw_desk_parent_class)->dispose (object);
}

static void
bw_desk_finalize (GObject *object)
{
  BwDesk *self = BW_DESK (object);

  g_clear_object (&self->session);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->history, bw_history_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->together, g_array_unref);
  g_clear_pointer (&self->paces, bw_pace_cache_free);
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->is_changed, g_byte_array_unref);

  G_OBJECT_CLASS (bw_desk_parent_class)->finalize (object);
}

static void
bw_desk_class_init (BwDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = bw_desk_get_property;
  object_class->set_property = bw_desk_set_property;
  object_class->constructed = bw_desk_constructed;
  object_class->dispose = bw_desk_dispose;
  object_class->finalize = bw_desk_finalize;

  props[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, BW_TYPE_CLIENT_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SCOPE] = g_param_spec_string ("scope", NULL, NULL, "", writable);
  props[PROP_PAGE] = g_param_spec_enum ("page", NULL, NULL, BW_TYPE_PAGE, BW_PAGE_OVERVIEW, writable);
  props[PROP_FADED] = g_param_spec_boolean ("faded", NULL, NULL, FALSE, readable);
  props[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, readable);
  props[PROP_CAN_GO_FORWARD] = g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, readable);
  props[PROP_HOVERED] =
    g_param_spec_uint ("hovered", NULL, NULL, 0, G_MAXUINT, BW_PLACE_NONE, writable);
  props[PROP_SOUGHT] = g_param_spec_string ("sought", NULL, NULL, NULL, readable);
  props[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, BW_PLACE_NONE, writable);
  props[PROP_N_TOGETHER] =
    g_param_spec_uint ("n-together", NULL, NULL, 0, BW_DESK_MOST_TOGETHER, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * BwDesk::refresh:
   * @self: a desk
   * @change: (type gpointer) (nullable): a BwDeskChange; %NULL: everything
   */
  signals[REFRESH] = g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * BwDesk::glance:
   * @self: a desk
   *
   * Figures have changed, and the refresh that tells which is not due yet. For the few
   * that are to be of this moment; what they cost decides how often it comes.
   */
  signals[GLANCE] = g_signal_new ("glance", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BwDesk::tick:
   * @self: a desk
   *
   * A second has passed: ages and countdowns.
   */
  signals[TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BwDesk::scope-missing:
   * @self: a desk
   * @code: what was to be shown
   *
   * There is no such area, though the whole state is there: the root is shown.
   */
  signals[SCOPE_MISSING] = g_signal_new ("scope-missing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bw_desk_init (BwDesk *self)
{
  self->history = bw_history_new ();
  self->scope = g_strdup ("");
  self->page = BW_PAGE_OVERVIEW;
  self->hovered = BW_PLACE_NONE;
  self->is_awake = TRUE;
  self->paces = bw_pace_cache_new ();
  self->sampling = BW_SUBJECT_NONE;
  self->distance = BW_REFRESH_PACE_LEAST;
  self->together = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->is_changed = g_byte_array_new ();
}

/**
 * bw_desk_new:
 * @session: where the picture comes from
 *
 * Returns: (transfer full): a desk without a scope; it takes the root as soon as
 *   that is known, unless another is set before
 */
BwDesk *
bw_desk_new (BwClientSession *session)
{
  g_return_val_if_fail (BW_IS_CLIENT_SESSION (session), NULL);

  return g_object_new (BW_TYPE_DESK, "session", session, NULL);
}

/**
 * bw_desk_get_session:
 * @self: a desk
 *
 * Returns: (transfer none): where the picture comes from
 */
BwClientSession *
bw_desk_get_session (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return self->session;
}

/**
 * bw_desk_get_edits:
 * @self: a desk
 *
 * Returns: (transfer none): what people change here
 */
BwEdits *
bw_desk_get_edits (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  if (self->edits == NULL)
    self->edits = bw_edits_new (self);

  return self->edits;
}

/**
 * bw_desk_get_calls:
 * @self: a desk
 *
 * Returns: (transfer none): figures that came by telephone
 */
BwCallBook *
bw_desk_get_calls (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  if (self->calls == NULL)
    self->calls = bw_call_book_new (self);

  return self->calls;
}

/**
 * bw_desk_get_picture:
 * @self: a desk
 *
 * Returns: (transfer none): the picture
 */
BwPicture *
bw_desk_get_picture (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return self->picture;
}

/**
 * bw_desk_get_places:
 * @self: a desk
 *
 * Returns: (transfer none): the places of the picture
 */
BwPlaceTree *
bw_desk_get_places (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return bw_picture_get_places (self->picture);
}

/**
 * bw_desk_get_language:
 * @self: a desk
 *
 * Returns: (transfer none): "zh_CN" or "en"
 */
const char *
bw_desk_get_language (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), "zh_CN");

  return bw_language_get ();
}

/**
 * bw_desk_get_time_zone:
 * @self: a desk
 *
 * A desk may stand in another time zone than the city that it shows.
 *
 * Returns: (transfer none): the time zone of the root area, else the local one
 */
GTimeZone *
bw_desk_get_time_zone (BwDesk *self)
{
  BwPlaceTree *places;
  BwPlace root;
  BwArea *area = NULL;

  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  places = bw_desk_get_places (self);
  root = bw_place_tree_get_root (places);
  if (root != BW_PLACE_NONE)
    area = bw_place_tree_get_area (places, root);

  if (self->zone == NULL || (area != NULL && g_strcmp0 (area->time_zone, self->zone_name) != 0))
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      g_free (self->zone_name);
      self->zone_name = area != NULL ? g_strdup (area->time_zone) : NULL;
      if (self->zone_name != NULL)
        self->zone = g_time_zone_new_identifier (self->zone_name);
      if (self->zone == NULL)
        self->zone = g_time_zone_new_local ();
    }

  return self->zone;
}

/**
 * bw_desk_get_now:
 * @self: a desk
 *
 * Returns: the backend's time, microseconds
 */
gint64
bw_desk_get_now (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), 0);

  return bw_clock_get_now (bw_client_session_get_clock (self->session));
}

/**
 * bw_desk_get_data_now:
 * @self: a desk
 *
 * Returns: the time for which the figures hold, microseconds: now, or from the loss
 *   of the connection on the last moment that is known
 */
gint64
bw_desk_get_data_now (BwDesk *self)
{
  gint64 as_of;

  g_return_val_if_fail (BW_IS_DESK (self), 0);

  as_of = self->is_held ? bw_client_session_get_as_of (self->session) : 0;
  return as_of != 0 ? as_of : bw_desk_get_now (self);
}

/**
 * bw_desk_get_scope:
 * @self: a desk
 *
 * Returns: (transfer none): code of the area that is shown; "" until one is known
 */
const char *
bw_desk_get_scope (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), "");

  return self->scope;
}

/**
 * bw_desk_get_scope_place:
 * @self: a desk
 *
 * Returns: the area that is shown, %BW_PLACE_NONE until it is known
 */
BwPlace
bw_desk_get_scope_place (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), BW_PLACE_NONE);

  return bw_desk_find_area (self, self->scope);
}

/**
 * bw_desk_get_page:
 * @self: a desk
 *
 * Returns: the page that is shown
 */
BwPage
bw_desk_get_page (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), BW_PAGE_OVERVIEW);

  return self->page;
}

/**
 * bw_desk_is_faded:
 * @self: a desk
 *
 * Returns: whether what is shown is not live
 */
gboolean
bw_desk_is_faded (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), FALSE);

  return self->is_faded;
}

/**
 * bw_desk_get_round:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the round that is on, until the next refresh
 */
BwRound *
bw_desk_get_round (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return self->round;
}

/**
 * bw_desk_get_sampling:
 * @self: a desk
 *
 * Returns: the subject of the round, %BW_SUBJECT_NONE without one
 */
BwSubject
bw_desk_get_sampling (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), BW_SUBJECT_NONE);

  return self->sampling;
}

/**
 * bw_desk_get_pace:
 * @self: a desk
 * @place: a place
 *
 * Computed when it is asked for, kept until the place or half a minute of the
 * backend's time changes. The same place has the same pace in every list and head.
 *
 * Returns: (transfer none): its pace in the round, until the next refresh
 */
const BwPace *
bw_desk_get_pace (BwDesk  *self,
                  BwPlace  place)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return bw_pace_cache_get (self->paces, self->picture, place, self->round,
                            bw_desk_get_data_now (self));
}

/**
 * bw_desk_get_hovered:
 * @self: a desk
 *
 * Returns: the place under the pointer, in whatever view; %BW_PLACE_NONE: none
 */
BwPlace
bw_desk_get_hovered (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), BW_PLACE_NONE);

  return self->hovered;
}

/**
 * bw_desk_set_hovered:
 * @self: a desk
 * @place: the place under the pointer, %BW_PLACE_NONE: none
 */
void
bw_desk_set_hovered (BwDesk  *self,
                     BwPlace  place)
{
  g_return_if_fail (BW_IS_DESK (self));

  if (self->hovered == place)
    return;

  self->hovered = place;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOVERED]);
}

/**
 * bw_desk_get_selected:
 * @self: a desk
 *
 * Returns: the place that is chosen, in whatever view; %BW_PLACE_NONE: none, or it is
 *   not known any more
 */
BwPlace
bw_desk_get_selected (BwDesk *self)
{
  BwPlaceTree *places;
  BwPlace place;

  g_return_val_if_fail (BW_IS_DESK (self), BW_PLACE_NONE);

  if (self->selected == NULL)
    return BW_PLACE_NONE;

  places = bw_desk_get_places (self);
  place = bw_place_tree_lookup (places, self->selected);
  return place != BW_PLACE_NONE && bw_place_tree_is_listed (places, place) ? place : BW_PLACE_NONE;
}

/**
 * bw_desk_set_selected:
 * @self: a desk
 * @place: the place that is chosen, %BW_PLACE_NONE: none
 *
 * Lasts until another is chosen, or the scope is one that it is no part of.
 */
void
bw_desk_set_selected (BwDesk  *self,
                      BwPlace  place)
{
  const char *code;

  g_return_if_fail (BW_IS_DESK (self));

  code = place != BW_PLACE_NONE ? bw_place_tree_get_code (bw_desk_get_places (self), place) : NULL;
  if (g_strcmp0 (code, self->selected) == 0)
    return;

  g_free (self->selected);
  self->selected = g_strdup (code);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * bw_desk_get_together:
 * @self: a desk
 * @n_places: (out): how many
 *
 * Returns: (array length=n_places) (transfer none): the places that are chosen together
 */
const BwPlace *
bw_desk_get_together (BwDesk *self,
                      guint  *n_places)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  *n_places = self->together->len;
  return (const BwPlace *) (gpointer) self->together->data;
}

/**
 * bw_desk_set_together:
 * @self: a desk
 * @places: (array length=n_places): places that are chosen together
 * @n_places: how many; of one, or of more than %BW_DESK_MOST_TOGETHER, there is no such mark
 */
void
bw_desk_set_together (BwDesk        *self,
                      const BwPlace *places,
                      guint          n_places)
{
  guint n = n_places > 1 && n_places <= BW_DESK_MOST_TOGETHER ? n_places : 0;

  g_return_if_fail (BW_IS_DESK (self));

  if (n == self->together->len
      && (n == 0 || memcmp (places, self->together->data, n * sizeof (BwPlace)) == 0))
    return;

  g_array_set_size (self->together, 0);
  if (n > 0)
    g_array_append_vals (self->together, places, n);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_TOGETHER]);
}

/**
 * bw_desk_notify: (skip)
 * @self: a desk
 * @property: which of its properties is another one now
 */
void
bw_desk_notify (BwDesk         *self,
                BwDeskProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/**
 * bw_desk_set_faded: (skip)
 * @self: a desk
 * @is_faded: whether what is shown is not live
 */
void
bw_desk_set_faded (BwDesk   *self,
                   gboolean  is_faded)
{
  if (self->is_faded == is_faded)
    return;

  self->is_faded = is_faded;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FADED]);
  bw_desk_refresh_all (self);
}

/**
 * bw_desk_emit_refresh: (skip)
 * @self: a desk
 * @change: (nullable): what has changed; %NULL: everything
 */
void
bw_desk_emit_refresh (BwDesk             *self,
                      const BwDeskChange *change)
{
  g_signal_emit (self, signals[REFRESH], 0, change);
}

/**
 * bw_desk_emit_glance: (skip)
 * @self: a desk
 */
void
bw_desk_emit_glance (BwDesk *self)
{
  g_signal_emit (self, signals[GLANCE], 0);
}

/**
 * bw_desk_emit_tick: (skip)
 * @self: a desk
 */
void
bw_desk_emit_tick (BwDesk *self)
{
  g_signal_emit (self, signals[TICK], 0);
}
