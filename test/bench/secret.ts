/** The secret that everything here is signed with. */
export const secret = "a secret of thirty-two characters";
