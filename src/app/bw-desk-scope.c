/* bw-desk-scope.c: of the desk: which (scope, page) is shown, and how it gets elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-desk-private.h"

/* What is no part of what is shown is marked nowhere. */
static void
drop_selected (BwDesk *self)
{
  BwPlaceTree *places = bw_desk_get_places (self);
  BwPlace scope = bw_place_tree_lookup (places, self->scope);
  BwPlace selected = bw_desk_get_selected (self);

  bw_desk_set_together (self, NULL, 0);
  if (scope == BW_PLACE_NONE || selected == BW_PLACE_NONE || selected == scope
      || !bw_place_tree_is_within (places, selected, scope))
    bw_desk_set_selected (self, BW_PLACE_NONE);
}

static void
show_scope (BwDesk     *self,
            const char *scope,
            BwPage      page)
{
  gboolean is_new_scope = !g_str_equal (self->scope, scope);
  gboolean is_new_page = self->page != page;

  if (is_new_scope)
    {
      g_free (self->scope);
      self->scope = g_strdup (scope);
    }
  self->page = page;

  if (is_new_scope)
    {
      bw_desk_set_hovered (self, BW_PLACE_NONE);
      drop_selected (self);
      bw_desk_notify (self, PROP_SCOPE);
    }
  if (is_new_page)
    bw_desk_notify (self, PROP_PAGE);
}

/* @code: of an area or a site. Told also of the same one: it was asked for again. */
static void
seek (BwDesk     *self,
      const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (self);
  BwPlace place = bw_place_tree_lookup (places, code);
  gboolean is_site = place != BW_PLACE_NONE && bw_place_tree_is_site (places, place);

  if (!is_site && self->sought == NULL)
    return;

  g_free (self->sought);
  self->sought = is_site ? g_strdup (code) : NULL;
  if (is_site)
    bw_desk_set_selected (self, place);
  bw_desk_notify (self, PROP_SOUGHT);
}

static void
notify_history (BwDesk *self)
{
  bw_desk_notify (self, PROP_CAN_GO_BACK);
  bw_desk_notify (self, PROP_CAN_GO_FORWARD);
}

static void
step (BwDesk *self,
      int     direction)
{
  g_autofree char *before = g_strdup (self->scope);
  const char *scope;
  BwPage page;

  if (!bw_history_step (self->history, direction, &scope, &page))
    return;

  show_scope (self, scope, page);
  seek (self, scope);
  notify_history (self);
  if (!g_str_equal (before, self->scope))
    bw_desk_refresh_all (self);
}

/**
 * bw_desk_find_area: (skip)
 * @self: a desk
 * @code: of an area or a site
 *
 * Returns: the area that it stands for, of a site the one that it stands in;
 *   %BW_PLACE_NONE if there is none
 */
BwPlace
bw_desk_find_area (BwDesk     *self,
                   const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (self);
  BwPlace place = bw_place_tree_lookup (places, code);

  if (place == BW_PLACE_NONE || !bw_place_tree_is_listed (places, place))
    return BW_PLACE_NONE;

  return bw_place_tree_is_site (places, place) ? bw_place_tree_get_parent (places, place) : place;
}

/**
 * bw_desk_set_scope:
 * @self: a desk
 * @scope: code of an area; of a site: the area that it stands in
 *
 * Narrows or widens; the old scope goes into the history. Then `refresh`.
 */
void
bw_desk_set_scope (BwDesk     *self,
                   const char *scope)
{
  g_return_if_fail (BW_IS_DESK (self));

  bw_desk_go_to (self, scope, self->page);
}

const char *
bw_desk_get_sought (BwDesk *self)
{
  g_return_val_if_fail (BW_IS_DESK (self), NULL);

  return self->sought;
}

/**
 * bw_desk_set_scope_place:
 * @self: a desk
 * @place: an area or a site
 *
 * As bw_desk_set_scope().
 */
void
bw_desk_set_scope_place (BwDesk  *self,
                         BwPlace  place)
{
  const char *code;

  g_return_if_fail (BW_IS_DESK (self));

  code = place != BW_PLACE_NONE ? bw_place_tree_get_code (bw_desk_get_places (self), place) : NULL;
  if (code != NULL)
    bw_desk_set_scope (self, code);
}

/**
 * bw_desk_set_page:
 * @self: a desk
 * @page: a page
 *
 * Shows the same scope on another page.
 */
void
bw_desk_set_page (BwDesk *self,
                  BwPage  page)
{
  g_return_if_fail (BW_IS_DESK (self));

  bw_desk_go_to (self, self->scope, page);
}

/**
 * bw_desk_go_to:
 * @self: a desk
 * @scope: code of an area; of a site: the area that it stands in
 * @page: a page
 *
 * Both at once, as one step of the history. Nothing happens if it is there.
 */
void
bw_desk_go_to (BwDesk     *self,
               const char *scope,
               BwPage      page)
{
  BwPlace area;
  g_autofree char *code = NULL;
  gboolean is_new_scope;

  g_return_if_fail (BW_IS_DESK (self));
  g_return_if_fail (scope != NULL);

  area = bw_desk_find_area (self, scope);
  code = g_strdup (area != BW_PLACE_NONE ? bw_place_tree_get_code (bw_desk_get_places (self), area) : scope);
  is_new_scope = !g_str_equal (code, self->scope);
  if (!is_new_scope && page == self->page)
    {
      seek (self, scope);
      return;
    }

  /* From nowhere there is no way back. */
  self->is_scope_chosen = *code != '\0';
  if (*self->scope == '\0')
    bw_history_replace (self->history, code, page);
  else
    bw_history_push (self->history, code, page);

  show_scope (self, code, page);
  seek (self, scope);
  notify_history (self);
  if (is_new_scope)
    bw_desk_refresh_all (self);
}

/**
 * bw_desk_go_back:
 * @self: a desk
 *
 * To the (scope, page) before, if there is one.
 */
void
bw_desk_go_back (BwDesk *self)
{
  g_return_if_fail (BW_IS_DESK (self));

  step (self, -1);
}

/**
 * bw_desk_go_forward:
 * @self: a desk
 *
 * To where bw_desk_go_back() came from.
 */
void
bw_desk_go_forward (BwDesk *self)
{
  g_return_if_fail (BW_IS_DESK (self));

  step (self, 1);
}

/**
 * bw_desk_resolve_scope: (skip)
 * @self: a desk
 *
 * Takes the root if no scope was chosen, or if the chosen one is not there though
 * the whole state is. Called before a refresh, so it causes none.
 *
 * Returns: whether the scope is another one now
 */
gboolean
bw_desk_resolve_scope (BwDesk *self)
{
  BwPlaceTree *places = bw_desk_get_places (self);
  BwPlace area = bw_desk_find_area (self, self->scope);
  gboolean is_missing = self->is_scope_chosen && area == BW_PLACE_NONE;
  g_autofree char *before = g_strdup (self->scope);
  const char *code;

  /* While the state comes in the root may be another one with each document. */
  if (!self->is_scope_chosen
      || (area == BW_PLACE_NONE && bw_client_session_is_complete (self->session)))
    area = bw_place_tree_get_root (places);

  code = area != BW_PLACE_NONE ? bw_place_tree_get_code (places, area) : NULL;
  if (code == NULL || g_str_equal (code, self->scope))
    return FALSE;

  bw_history_replace (self->history, code, self->page);
  show_scope (self, code, self->page);
  seek (self, before);
  if (is_missing)
    g_signal_emit_by_name (self, "scope-missing", before);
  return TRUE;
}
