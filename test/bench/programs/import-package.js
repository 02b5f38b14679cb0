import "@hookstep/helpscout";
